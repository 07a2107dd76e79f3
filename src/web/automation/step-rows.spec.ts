import { describe, expect, it } from '@jest/globals';
import { BLANK, filledRows, rearranged, type StepRow, type StepRows, STEPS_FORM } from './step-rows.js';

const row = (name: string, replaces = ''): StepRow => ({ ...BLANK, name, actor: '職員', replaces });
const rows: StepRows = {
  before: [row('受付'), row('転記'), row('通知')],
  after: [row('受付', '1'), row('自動入力', '2、3')],
};
const names = (side: readonly StepRow[]) => side.map(({ name }) => name);
const links = ({ after }: StepRows) => after.map(({ replaces }) => replaces);

describe('the rows of the form of steps', () => {
  it('keep their links when a step before moves', () => {
    const movedRows = rearranged(rows, 'up before 1');
    expect(names(movedRows.before)).toEqual(['転記', '受付', '通知']);
    expect(links(movedRows)).toEqual(['2', '1、3']);
    expect(rearranged(movedRows, 'down before 0')).toEqual(rows);
  });

  it('lose the link to a step before that is removed', () => {
    const remainingRows = rearranged(rows, 'remove before 1');
    expect(names(remainingRows.before)).toEqual(['受付', '通知']);
    expect(links(remainingRows)).toEqual(['1', '2']);
  });

  it('grow by a blank one, and blank ones are not saved', () => {
    const longerRows = rearranged(rearranged(rows, 'add before'), 'up before 3');
    expect(names(longerRows.before)).toEqual(['受付', '転記', '', '通知']);
    expect(filledRows(longerRows)).toEqual(rows);
  });

  it('stay as they are at either end, and for a button there is not', () => {
    for (const button of ['up before 0', 'down after 1', 'remove nothing', ''])
      expect(rearranged(rows, button)).toEqual(rows);
  });

  it('are read as they were posted, in full-width digits too', () => {
    const posted = {
      'before.count': '1',
      'before.0.name': '受付',
      'before.0.actor': '職員',
      'before.0.minutes': '９.５',
      'after.count': '1',
      'after.0.name': '受信',
      'after.0.actor': 'ロボット',
      'after.0.byMachine': 'on',
      'after.0.replaces': '１、x',
    };
    expect(STEPS_FORM.read(posted)).toMatchObject({
      before: [{ name: '受付', minutes: '9.5', times: '1', byMachine: false }],
      after: [{ minutes: null, byMachine: true, replaces: [1, 0] }],
    });
  });
});
