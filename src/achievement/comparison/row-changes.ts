import { type AspectValue } from './aspect-value-answer.dto.js';
import { countsAnswer } from './count-answer.js';
import { type RowChangeDto } from './comparison-answer.dto.js';
import { countsOfPeriod, countsOfYear } from '../rows/merged-parts.js';
import { type ItemRow } from '../rows/item-row.js';
import { PROCEDURE_COLUMNS, type ProcedureRow } from '../rows/procedure-row.js';
import { type Aspect } from './aspect-names.js';

/** The columns of a procedure's row in which a change is looked for. */
export const CHANGE_COLUMNS = PROCEDURE_COLUMNS.only(
  ...(['procedureId', 'name', 'stage', 'exemptReason', 'itemKeys', 'frequency', 'channels'] as const),
  ...(['applicationsTotal', 'applicationsTotalNa', 'applicationsOnline', 'applicationsOnlineNa'] as const),
  ...(['yearlyTotal', 'yearlyTotalNa', 'yearlyOnline', 'yearlyOnlineNa'] as const),
  ...(['departmentId', 'departmentName', 'reportExpected', 'reportCounted'] as const),
);
/** What is looked at of a procedure's row for a change. */
export type ChangeRow = Pick<ProcedureRow, (typeof CHANGE_COLUMNS.fields)[number]>;

type Aspects<Row> = Partial<Record<Aspect, (row: Row) => AspectValue>>;

const PROCEDURE_ASPECTS: Aspects<ChangeRow> = {
  stage: ({ stage, exemptReason }) => ({ stage, exemptReason }),
  count: (row) => countsAnswer(countsOfPeriod(row)),
  'yearly-count': (row) => countsAnswer(countsOfYear(row)),
  mapping: ({ itemKeys }) => itemKeys,
  department: ({ departmentId, departmentName }) => ({ id: departmentId, name: departmentName }),
  frequency: ({ frequency }) => frequency,
  channel: ({ channels }) => channels,
  report: ({ reportExpected, reportCounted }) => ({ expected: reportExpected, counted: reportCounted }),
  name: ({ name }) => name,
};

const ITEM_ASPECTS: Aspects<ItemRow> = {
  applicability: (row) => ({ state: row.applicability, reason: row.applicabilityReason }),
  mapping: ({ procedureIds }) => procedureIds,
  department: (row) => ({ id: row.leadDepartmentId, name: row.leadDepartmentName }),
  report: ({ reported }) => reported,
  list: ({ number, name, groupKey, tags }) => ({ number, name, groupKey, tags }),
};

/** Rows that are new, gone or different, in the order in which their ids first appear. */
export function changesOf(
  kind: 'procedure',
  before: readonly ChangeRow[],
  after: readonly ChangeRow[],
): RowChangeDto[];
export function changesOf(
  kind: 'item',
  before: readonly ItemRow[],
  after: readonly ItemRow[],
  procedures: ReadonlyMap<string, RowChangeDto>,
): RowChangeDto[];
export function changesOf(
  kind: 'procedure' | 'item',
  before: readonly (ChangeRow | ItemRow)[],
  after: readonly (ChangeRow | ItemRow)[],
  procedures: ReadonlyMap<string, RowChangeDto> = new Map(),
): RowChangeDto[] {
  const aspects = (kind === 'procedure' ? PROCEDURE_ASPECTS : ITEM_ASPECTS) as Aspects<ChangeRow | ItemRow>;
  const old = new Map(before.map((row) => [idOf(row), row]));
  const now = new Map(after.map((row) => [idOf(row), row]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id), now.get(id)];
    const changed = [...differences(aspects, was, is), ...procedureChanges(was, is, procedures)];
    return changed.length === 0 ? [] : [{ id, name: (is ?? was)?.name ?? '', changed }];
  });
}

function differences<Row>(
  aspects: Aspects<Row>,
  was: Row | undefined,
  is: Row | undefined,
): RowChangeDto['changed'] {
  if (was === undefined) return [{ what: 'new', before: null, after: null }];
  if (is === undefined) return [{ what: 'gone', before: null, after: null }];
  return (Object.entries(aspects) as [Aspect, (row: Row) => AspectValue][]).flatMap(([what, of]) => {
    const [before, after] = [of(was), of(is)];
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ what, before, after }];
  });
}

/** Changes of an item that come from its procedures: a stage or a channel of theirs that changed. */
function procedureChanges(
  was: ChangeRow | ItemRow | undefined,
  is: ChangeRow | ItemRow | undefined,
  procedures: ReadonlyMap<string, RowChangeDto>,
): RowChangeDto['changed'] {
  if (!was || !is || !('procedureIds' in was) || !('procedureIds' in is)) return [];
  return [...new Set([...was.procedureIds, ...is.procedureIds])].flatMap((id) => {
    const change = procedures.get(id);
    if (!change) return [];
    return change.changed
      .filter(({ what }) => what === 'stage' || what === 'channel')
      .map(({ what, before, after }) => ({
        what,
        before: { procedure: change.name, value: before },
        after: { procedure: change.name, value: after },
      }));
  });
}

function idOf(row: ChangeRow | ItemRow): string {
  return 'itemKey' in row ? row.itemKey : row.procedureId;
}
