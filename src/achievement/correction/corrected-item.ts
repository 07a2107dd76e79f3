import { isOnline } from '../../kernel/stage.js';
import { type ItemRow } from '../rows/item-row.js';
import { type ProcedureRow } from '../rows/procedure-row.js';

/** An item with its state computed again from the rows of a correction. */
export function correctedItem(item: ItemRow, procedures: readonly ProcedureRow[]): ItemRow {
  const mapped = procedures
    .filter(({ itemKeys, stage }) => itemKeys.includes(item.itemKey) && stage !== 'abolished')
    .sort((a, b) => (a.procedureId < b.procedureId ? -1 : 1));
  const some = mapped.length > 0;
  return {
    ...item,
    procedureIds: mapped.map(({ procedureId }) => procedureId),
    onlineAny: mapped.some(({ stage }) => isOnline(stage)),
    onlineAll: some && mapped.every(({ stage }) => isOnline(stage)),
    onlineMynaportal:
      item.applicability !== 'not-handled' &&
      mapped.some(
        ({ stage, channels }) => isOnline(stage) && channels.some(({ kind }) => kind === 'mynaportal'),
      ),
    reported:
      some &&
      mapped.every(
        ({ stage, reportCounted, reportExpected }) => stage !== null && (reportCounted || !reportExpected),
      ),
  };
}
