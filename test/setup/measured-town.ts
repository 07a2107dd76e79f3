import { readFileSync } from 'node:fs';
import { type ComparedSide } from '../../src/achievement/coverage/compared-side.js';
import { figuresByScope } from '../../src/achievement/computation/figures-by-scope.js';
import { parseIndicatorFile } from '../../src/achievement/indicator/indicator-file.js';
import { type ItemRow } from '../../src/achievement/rows/item-row.js';
import { type MeasureSums } from '../../src/achievement/indicator/measures.js';
import { periodDays } from '../../src/achievement/rows/period-facts.js';
import { type ProcedureRow } from '../../src/achievement/rows/procedure-row.js';
import { scopesOf, type Cell } from '../../src/achievement/computation/scopes.js';
import { type Snapshot } from '../../src/achievement/snapshot/snapshot.js';
import { parseDate } from '../../src/kernel/date.js';
import { parsePeriod } from '../../src/kernel/period.js';
import { isOnline, type Stage } from '../../src/kernel/stage.js';

export const indicators = parseIndicatorFile(readFileSync('config/indicators.json', 'utf8'));

/** A procedure of a town that exists on paper only. */
export interface ProcedureGiven {
  id: string;
  department?: string;
  stage?: Stage | null;
  /** Total and online; null is 未回答. */
  counts?: [number | null, number | null];
  frequency?: ProcedureRow['frequency'];
  /** Whether its report counts. */
  counted?: boolean;
  /** The year's total; null is none. */
  yearly?: number | null;
  yearlyRecorded?: boolean;
  mynaportal?: boolean;
}

/** An item of the list with the procedures it is mapped to. */
export interface ItemGiven {
  key: string;
  procedures?: string[];
  applicability?: 'handled' | 'not-handled' | 'unconfirmed';
  tags?: string[];
  department?: string;
}

export interface TownGiven {
  period: string;
  procedures: ProcedureGiven[];
  items?: ItemGiven[];
  about?: Partial<
    Pick<Snapshot, 'revision' | 'state' | 'edition' | 'itemRule' | 'yearlyFiscalYear' | 'indicators'>
  >;
}

/** A town at one period with its rows, what they add, and the figures they come to. */
export function measuredTown({ period, procedures: given, items = [], about = {} }: TownGiven): ComparedSide {
  const procedures = given.map(procedureRow);
  const byId = new Map(procedures.map((row) => [row.procedureId, row]));
  const itemRows = items.map((item, at) => itemRow(item, at, byId));
  const itemRule = about.itemRule ?? 'any';
  const cells: Cell[] = [
    ...itemRows.map((row): Cell => ({
      of: 'item',
      departmentId: row.leadDepartmentId,
      departmentName: row.leadDepartmentName,
      ...{ groupKey: row.groupKey, groupName: row.groupName, tags: row.tags, sums: row.adds },
    })),
    ...procedures.map((row): Cell => ({
      of: 'procedure',
      ...{ departmentId: row.departmentId, departmentName: row.departmentName },
      ...{ groupKey: null, groupName: null, tags: [], sums: row.adds },
    })),
  ];
  const stagesKnown = procedures.some(({ stage }) => stage !== null);
  const facts = { municipalityKind: 'municipality', itemRule, stagesKnown } as const;
  return {
    snapshot: {
      ...periodDays(parsePeriod(period)),
      ...{ revision: 1, state: 'final', edition: parseDate('2021-12-24'), indicators, stagesKnown },
      ...{ computedAt: new Date('2026-11-10T00:00:00Z'), reason: null, digest: '' },
      ...{ digestForm: 2, monthRevisions: {}, basisAt: null },
      ...about,
      itemRule,
    },
    figures: figuresByScope(scopesOf(cells, []), about.indicators ?? indicators, facts),
    procedures,
    items: itemRows,
  };
}

function procedureRow(given: ProcedureGiven) {
  const { id, department = '市民課', stage = 'preparing', frequency = 'monthly', counted = true } = given;
  const inScope = stage !== 'exempt' && stage !== 'abolished';
  const [total, online] = counted && frequency === 'monthly' ? (given.counts ?? [10, 5]) : [null, null];
  const paired = total !== null && online !== null;
  const yearly = given.yearly === undefined ? 100 : given.yearly;
  const row: ProcedureRow = {
    ...{ procedureId: id, code: id, name: id, divisionName: null },
    ...{ departmentId: department, departmentCode: department, departmentName: department },
    ...{ frequency, stage, exemptReason: null, stageSince: null, inScope },
    channels: given.mynaportal ? [{ kind: 'mynaportal', url: null }] : [],
    ...{ itemKeys: [], plannedMonth: null, note: null },
    reportExpected: inScope && frequency === 'monthly',
    reportCounted: counted && stage !== null,
    ...{ applicationsTotal: total, applicationsTotalNa: false },
    ...{ applicationsOnline: online, applicationsOnlineNa: false },
    ...{ pairTotal: paired ? total : 0, pairOnline: paired ? online : 0 },
    flowExpected: frequency === 'monthly' && (inScope || total !== null || online !== null),
    flowReported: paired,
    ...{ yearlyTotal: yearly, yearlyTotalNa: false, yearlyOnline: null, yearlyOnlineNa: false },
    ...{ yearlyRecorded: given.yearlyRecorded ?? false, yearlyReported: yearly !== null },
    mergedParts: null,
  };
  return { ...row, adds: addsOfProcedure(row) };
}

/** What a procedure adds, as the measures say. */
function addsOfProcedure(row: ProcedureRow): Partial<MeasureSums> {
  const { inScope, stage, yearlyTotal, pairTotal, pairOnline, flowExpected, flowReported } = row;
  const online = isOnline(stage);
  const count = (condition: boolean, adds = 1) => (condition ? adds : 0);
  const whole = inScope && row.yearlyReported && stage !== null && (row.reportCounted || !row.reportExpected);
  return {
    procedures_in_scope: count(inScope),
    procedures_online: count(inScope && online),
    procedures_end_to_end: count(inScope && stage === 'end-to-end'),
    procedures_staged: count(inScope && stage !== null),
    reports_expected: count(row.reportExpected),
    reports_counted: count(row.reportExpected && row.reportCounted),
    yearly_in_scope: count(inScope, yearlyTotal ?? 0),
    yearly_online: count(inScope && online, yearlyTotal ?? 0),
    yearly_end_to_end: count(inScope && stage === 'end-to-end', yearlyTotal ?? 0),
    yearly_expected: count(inScope),
    yearly_reported: count(whole),
    applications_total: pairTotal,
    applications_online: pairOnline,
    flows_expected: count(flowExpected),
    flows_reported: count(flowExpected && flowReported),
    applications_total_where_online: count(online, pairTotal),
    applications_online_where_online: count(online, pairOnline),
    flows_expected_where_online: count(flowExpected && (stage === null || online)),
    flows_reported_where_online: count(flowExpected && flowReported && online),
  };
}

function itemRow(given: ItemGiven, at: number, procedures: ReadonlyMap<string, ProcedureRow>) {
  const { key, applicability = 'handled', tags = [], department = null } = given;
  const mapped = (given.procedures ?? []).flatMap((id) => procedures.get(id) ?? []);
  const own = mapped.filter(({ stage }) => stage !== 'abolished');
  const row: ItemRow = {
    ...{ itemKey: key, number: at + 1, name: key, groupKey: 'g', groupName: 'グループ', tags },
    ...{ verification: 'verified', applicability, applicabilityReason: null },
    ...{ leadDepartmentId: department, leadDepartmentName: department },
    procedureIds: own.map(({ procedureId }) => procedureId),
    onlineAny: own.some(({ stage }) => isOnline(stage)),
    onlineAll: own.length > 0 && own.every(({ stage }) => isOnline(stage)),
    onlineMynaportal:
      applicability !== 'not-handled' && own.some((one) => isOnline(one.stage) && one.channels.length > 0),
    reported:
      own.length > 0 && own.every((one) => one.stage !== null && (one.reportCounted || !one.reportExpected)),
  };
  const handled = applicability !== 'not-handled';
  const count = (condition: boolean) => (condition ? 1 : 0);
  const adds: Partial<MeasureSums> = {
    items_listed: 1,
    items_handled: count(handled),
    items_online: count(handled && row.onlineAny),
    items_online_all: count(handled && row.onlineAll),
    items_mynaportal: count(row.onlineMynaportal),
    items_staged: count(handled && own.some(({ stage }) => stage !== null)),
    items_reported: count(handled && row.reported),
  };
  return { ...row, adds };
}
