import { type Month } from '../../kernel/month.js';
import { pick } from '../../kernel/pick.js';
import { type ItemRow } from '../rows/item-row.js';
import { type PeriodFacts } from '../rows/period-facts.js';
import { ownRow } from '../rows/merged-parts.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { changesOf } from '../comparison/row-changes.js';
import { type Aspect } from '../comparison/aspect-names.js';
import { type MonthRevisions } from '../snapshot/snapshot.js';
import { type DifferenceDto } from './correction.dto.js';
import { type TakeoverColumns } from './takeover.js';
import { type TakeoverAspect } from './takeover-words.js';

/** A difference and the columns that taking it over sets. */
export type PreparedDifference = DifferenceDto & { columns: TakeoverColumns };

export interface ComparedRows {
  procedures: ProcedureRow[];
  items: ItemRow[];
}

const PROCEDURE_COLUMNS_OF: Partial<Record<Aspect, (keyof ProcedureRow)[]>> = {
  name: ['name', 'code'],
  department: ['departmentId', 'departmentCode', 'departmentName', 'divisionName'],
  frequency: ['frequency'],
  mapping: ['itemKeys'],
  channel: ['channels'],
  stage: ['stage', 'exemptReason', 'stageSince'],
  'yearly-count': [
    'yearlyTotal',
    'yearlyTotalNa',
    'yearlyOnline',
    'yearlyOnlineNa',
    'yearlyRecorded',
    'yearlyReported',
  ],
};

const ITEM_COLUMNS_OF: Partial<Record<Aspect, (keyof ItemRow)[]>> = {
  applicability: ['applicability', 'applicabilityReason'],
  department: ['leadDepartmentId', 'leadDepartmentName'],
  list: ['number', 'name', 'groupKey', 'groupName', 'tags', 'verification'],
};

/**
 * The differences between the correction and the catalogue, procedure by procedure. A stage is compared only where the
 * closed month had no report of it: a reported stage is corrected by a report. Yearly counts are compared where they are
 * recorded; those summed from months change with the months. Each procedure is compared without those merged into it:
 * these appear as rows that are gone.
 */
export function procedureDifferences(
  correction: readonly ProcedureRow[],
  live: readonly ProcedureRow[],
  reportedIds: ReadonlySet<string>,
  heirs: ReadonlyMap<string, string> = new Map(),
): PreparedDifference[] {
  const [ownCorrected, ownNow] = [correction.map(ownRow), live.map(ownRow)];
  const corrected = new Map(ownCorrected.map((row) => [row.procedureId, row]));
  const now = new Map(ownNow.map((row) => [row.procedureId, row]));
  return changesOf('procedure', ownCorrected, ownNow).flatMap(({ id, name, changed }) => {
    const [was, is] = [corrected.get(id), now.get(id)];
    return changed.flatMap(({ what, before, after }): PreparedDifference[] => {
      const common = { kind: 'procedure' as const, subject: id, name, before, after };
      if (what === 'new' && is) return [{ ...common, what, columns: { row: unreported(is) } }];
      if (what === 'gone') {
        const heirId = heirs.get(id);
        // Its counts need a row to be added to; where that row is new too, it must be taken over first.
        if (heirId !== undefined && !corrected.has(heirId)) return [];
        return [{ ...common, what, columns: heirId === undefined ? {} : { heirId } }];
      }
      const columns = PROCEDURE_COLUMNS_OF[what];
      if (!columns || !was || !is) return [];
      if (what === 'stage' && (was.reportCounted || reportedIds.has(id))) return [];
      if (what === 'yearly-count' && !was.yearlyRecorded && !is.yearlyRecorded) return [];
      return [{ ...common, what: what as TakeoverAspect, columns: pick(is, columns) }];
    });
  });
}

/** The differences of the items in the correction's own edition. */
export function itemDifferences(
  correction: readonly ItemRow[],
  live: readonly ItemRow[],
): PreparedDifference[] {
  const now = new Map(live.map((row) => [row.itemKey, row]));
  return changesOf('item', [...correction], [...live], new Map()).flatMap(({ id, name, changed }) => {
    const is = now.get(id);
    return changed.flatMap(({ what, before, after }): PreparedDifference[] => {
      const columns = ITEM_COLUMNS_OF[what];
      if (!columns || !is) return [];
      const common = { kind: 'item' as const, subject: id, name, before, after };
      return [{ ...common, what: what as TakeoverAspect, columns: pick(is, columns) }];
    });
  });
}

/** A later edition in force, and another rule for when an item is online. `live` has the rows of the edition in force. */
export function listDifferences(
  correction: Pick<PeriodFacts, 'edition' | 'itemRule'> & { items: readonly ItemRow[] },
  now: Pick<PeriodFacts, 'edition' | 'itemRule'>,
  live: ComparedRows,
): PreparedDifference[] {
  const differences: PreparedDifference[] = [];
  const common = { kind: 'list' as const, subject: 'list' };
  if (correction.edition !== now.edition) {
    const known = new Set(correction.items.map(({ itemKey }) => itemKey));
    const mapped = live.procedures.flatMap(({ procedureId, itemKeys }) => {
      const keys = itemKeys.filter((key) => !known.has(key));
      return keys.length === 0 ? [] : [[procedureId, keys] as const];
    });
    differences.push({
      ...common,
      what: 'edition',
      name: '優先手続一覧の版',
      before: correction.edition,
      after: now.edition,
      columns: { edition: now.edition, items: live.items, mapped: Object.fromEntries(mapped) },
    });
  }
  if (correction.itemRule !== now.itemRule) {
    differences.push({
      ...common,
      what: 'item-rule',
      name: '優先手続の判定',
      before: correction.itemRule,
      after: now.itemRule,
      columns: { itemRule: now.itemRule },
    });
  }
  return differences;
}

/** Months of the yearly counts' fiscal year that were closed again, or closed late for the first time. */
export function monthDifferences(
  months: readonly Month[],
  correction: MonthRevisions,
  now: MonthRevisions,
  label: (month: Month) => string,
): PreparedDifference[] {
  return months.flatMap((month): PreparedDifference[] => {
    const [was, is] = [correction[month], now[month]];
    if (is === undefined || was === is) return [];
    return [
      {
        kind: 'month',
        subject: month,
        what: 'revision',
        name: label(month),
        before: was === undefined ? null : `第${was}版`,
        after: `第${is}版`,
        columns: { revision: is },
      },
    ];
  });
}

/** A procedure that joins a correction has no report in it yet. */
function unreported(row: ProcedureRow): ProcedureRow {
  return {
    ...row,
    reportCounted: false,
    applicationsTotal: null,
    applicationsTotalNa: false,
    applicationsOnline: null,
    applicationsOnlineNa: false,
    pairTotal: 0,
    pairOnline: 0,
    flowReported: false,
  };
}
