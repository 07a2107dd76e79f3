import { describe, expect, it } from '@jest/globals';
import { type ItemApplicabilityDto } from '../../priority-list/applicability/applicability-answer.dto.js';
import { statementsIn, unsettledIn } from './applicability-form.js';

const item = (key: string): ItemApplicabilityDto => ({
  key,
  number: 1,
  name: key,
  groupKey: 'g',
  groupName: 'G',
  handler: 'both',
  tags: [],
  verification: 'verified',
  state: 'unconfirmed',
  reason: null,
  note: null,
  version: 0,
  stated: false,
});
const items = [item('dog'), item('cat')];
const form = {
  'dog.version': '0',
  'dog.state': 'not-handled',
  'dog.reason': 'joint-body',
  'dog.note': ' 組合で実施 ',
  'cat.version': '3',
  'cat.state': 'handled',
  'cat.reason': 'joint-body',
  'cat.note': '',
};

describe('the form of 該当の有無', () => {
  it('says of every item what stands beside it, a reason only for 非該当', () => {
    expect(statementsIn(form, items)).toEqual([
      { itemKey: 'dog', version: 0, state: 'not-handled', reason: 'joint-body', note: '組合で実施' },
      { itemKey: 'cat', version: 3, state: 'handled', reason: null, note: null },
    ]);
  });

  it('says one thing of the ticked items and nothing of the others', () => {
    const bulk = {
      ...form,
      mode: 'bulk',
      pick: 'cat',
      'bulk.state': 'not-handled',
      'bulk.reason': 'no-facility',
    };
    expect(statementsIn(bulk, items)).toEqual([
      {
        itemKey: 'cat',
        version: 3,
        state: 'not-handled',
        reason: 'no-facility',
        note: null,
        confirming: true,
      },
    ]);
  });

  it('confirms of the ticked items what stands beside them', () => {
    const confirm = { ...form, mode: 'confirm', pick: 'dog' };
    expect(statementsIn(confirm, items)).toEqual([
      {
        itemKey: 'dog',
        version: 0,
        state: 'not-handled',
        reason: 'joint-body',
        note: '組合で実施',
        confirming: true,
      },
    ]);
  });

  it('confirms nothing that is still 未確認', () => {
    const confirm = { ...form, mode: 'confirm', pick: ['dog', 'cat'], 'cat.state': 'unconfirmed' };
    const unsettled = unsettledIn(confirm, statementsIn(confirm, items));
    expect(unsettled.map(({ itemKey }) => itemKey)).toEqual(['cat']);
    expect(unsettledIn(form, statementsIn({ ...form, 'cat.state': 'unconfirmed' }, items))).toEqual([]);
  });

  it('says nothing of items it does not carry, nor by a word that is no state', () => {
    expect(statementsIn({ 'dog.version': '0', 'dog.state': 'maybe' }, items)).toEqual([]);
    expect(statementsIn({ 'dog.state': 'handled' }, items)).toEqual([]);
  });
});
