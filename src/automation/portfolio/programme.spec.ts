import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../kernel/date.js';
import { type ProjectStage } from '../stage/project-stages.js';
import { type Dated, plannedOn, reachedOn, stageAt } from '../stage/stage-line.js';
import { programme } from './programme.js';

const TODAY = parseDate('2019-03-31');
let seq = 0;

function line(stage: ProjectStage, on: string, more: Partial<Dated> = {}): Dated {
  seq += 1;
  return { seq, stage, planned: false, stageOn: parseDate(on), withdrawnAt: null, ...more };
}
const plan = (stage: ProjectStage, on: string) => line(stage, on, { planned: true });
const times = <T>(count: number, make: () => T) => Array.from({ length: count }, make);

describe('the counts of a programme', () => {
  it('come out as 習志野市 reported them: of 121 items 89 were due, 85 begun, 53 achieved', () => {
    const items = [
      ...times(53, () => [plan('development', '2017-04-01'), line('production', '2018-10-01')]),
      ...times(32, () => [plan('development', '2018-04-01'), line('development', '2018-06-01')]),
      ...times(4, () => [plan('analysis', '2018-04-01'), line('candidate', '2016-04-01')]),
      ...times(32, () => [plan('analysis', '2019-04-01')]),
    ];
    expect(programme(items, TODAY)).toEqual({ projects: 121, due: 89, begun: 85, achieved: 53 });
  });

  it('take what has begun without a plan for due', () => {
    expect(programme([[line('analysis', '2019-01-01')]], TODAY)).toMatchObject({ due: 1, begun: 1 });
  });

  it('keep what was achieved and later suspended', () => {
    const stopped = [line('production', '2018-04-01'), line('suspended', '2018-12-01')];
    expect(programme([stopped], TODAY)).toMatchObject({ achieved: 1 });
  });

  it('leave out what became a candidate only after the day, so that a past month is not swelled by later ideas', () => {
    const [then, later] = [line('candidate', '2019-03-31'), line('candidate', '2019-04-01')];
    expect(programme([[then], [later]], TODAY)).toMatchObject({ projects: 1, due: 0 });
    const dueBefore = [later, plan('analysis', '2019-03-01')];
    expect(programme([[then], dueBefore], TODAY)).toMatchObject({ projects: 2, due: 1 });
  });

  it('of no projects are 0', () => {
    expect(programme([], TODAY)).toEqual({ projects: 0, due: 0, begun: 0, achieved: 0 });
  });
});

describe('dated stages', () => {
  it('say where a project stood on a day; what was withdrawn says nothing', () => {
    const lines = [
      line('candidate', '2018-04-01'),
      line('production', '2018-05-01', { withdrawnAt: new Date() }),
      line('trial', '2018-06-01'),
      line('development', '2018-06-01'),
    ];
    expect(stageAt(lines, parseDate('2018-03-31'))).toBeNull();
    expect(stageAt(lines, parseDate('2018-05-31'))?.stage).toBe('candidate');
    expect(stageAt(lines, TODAY)?.stage).toBe('development');
    expect(reachedOn(lines, ['production'], TODAY)).toBeNull();
  });

  it('plan a stage for the day named last', () => {
    const lines = [plan('production', '2018-10-01'), plan('production', '2019-02-01')];
    expect(plannedOn(lines, 'production')).toBe('2019-02-01');
    expect(plannedOn(lines, 'trial')).toBeNull();
  });
});
