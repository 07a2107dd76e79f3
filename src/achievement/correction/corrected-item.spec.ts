import { describe, expect, it } from '@jest/globals';
import { type ItemRow } from '../rows/item-row.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { correctedItem } from './corrected-item.js';

const item = { itemKey: 'k', procedureIds: ['x'] } as ItemRow;
const procedure = (id: string, overrides: Partial<ProcedureRow>): ProcedureRow =>
  ({
    procedureId: id,
    itemKeys: ['k'],
    stage: 'online',
    channels: [],
    reportExpected: true,
    reportCounted: true,
    ...overrides,
  }) as ProcedureRow;

describe('an item of a correction', () => {
  it.each([
    [
      'without a procedure is nothing',
      [],
      { onlineAny: false, onlineAll: false, reported: false, procedureIds: [] },
    ],
    ['with one online is online', [procedure('a', {})], { onlineAny: true, onlineAll: true, reported: true }],
    [
      'with one online of two is so by any, not by all',
      [procedure('b', { stage: 'preparing' }), procedure('a', {})],
      { onlineAny: true, onlineAll: false, procedureIds: ['a', 'b'] },
    ],
    [
      'leaves abolished ones',
      [procedure('a', { stage: 'abolished' })],
      { procedureIds: [], onlineAny: false },
    ],
    [
      'keeps exempt ones, which are not online',
      [procedure('a', { stage: 'exempt' }), procedure('b', {})],
      { onlineAll: false },
    ],
    ['leaves procedures of other items', [procedure('a', { itemKeys: ['other'] })], { procedureIds: [] }],
    [
      'is not reported while a report is missing',
      [procedure('a', { reportCounted: false })],
      { reported: false },
    ],
    [
      'is reported where none was due',
      [procedure('a', { reportCounted: false, reportExpected: false })],
      { reported: true },
    ],
    ['is not reported where a stage is not known', [procedure('a', { stage: null })], { reported: false }],
    [
      'counts for マイナポータル only with its channel',
      [procedure('a', { channels: [{ kind: 'mynaportal', url: null }] })],
      { onlineMynaportal: true },
    ],
    [
      'not where the procedure with the channel is not online',
      [procedure('a', { stage: 'preparing', channels: [{ kind: 'mynaportal', url: null }] })],
      { onlineMynaportal: false },
    ],
  ] as const)('%s', (_, procedures, expected) => {
    expect(correctedItem(item, [...procedures])).toMatchObject(expected);
  });
});
