import { type IsoDate } from '../../kernel/date.js';
import { type Fault } from '../../platform/problem.js';
import { isWebAddress, NOT_A_WEB_ADDRESS } from '../channel/channel-faults.js';
import { stageFaults } from '../stage-history/stage-statement.js';
import { type BulkChange } from './bulk-change.js';

/** What is wrong with a change whatever it is made to, on the day `today`; nothing gives an empty list. */
export function bulkFaults(change: BulkChange, today: IsoDate): Fault[] {
  if (change.kind === 'stage') return stageFaults(change, today);
  if (change.kind === 'add-channel' && change.url !== null && !isWebAddress(change.url)) {
    return [{ where: 'url', message: NOT_A_WEB_ADDRESS }];
  }
  return [];
}
