import { randomUUID } from 'node:crypto';
import { type IsoDate } from '../../kernel/date.js';
import { EXEMPT_REASON_NAMES, type ExemptReason } from '../../kernel/stage.js';
import { FaultList } from '../../platform/tabular/cell-errors.js';
import { type FileFaultDto } from '../../platform/tabular/file-fault.dto.js';
import { stageFaults } from '../stage-history/stage-statement.js';
import { type RegisteredProcedure, type SimilarProcedures } from '../procedure/similar-procedures.js';
import { type DepartmentFinder } from './department-finder.js';
import { NewTwins, similarFaults } from './new-procedure-doubts.js';
import { headerOf, type ProcedureField, type ProcedureFileRow } from './procedure-columns.js';

/** What the file is read against. */
export interface Surroundings {
  departments: DepartmentFinder;
  /** Keys of the edition's items by their numbers. */
  items: ReadonlyMap<number, string>;
  edition: string;
  /** The procedures whose codes the file names. */
  known: ReadonlyMap<string, RegisteredProcedure>;
  /** What new procedures are held against; null where similar ones are allowed. */
  similar: SimilarProcedures | null;
  /** Why procedures are exempt today, by their ids: it stays where the file has no column for it. */
  exempt: ReadonlyMap<string, ExemptReason>;
  today: IsoDate;
  /** The day a stage holds from where the file gives none. */
  stageOn: IsoDate;
}

/** A row with everything it names found. */
export interface ResolvedRow {
  row: number;
  id: string;
  isNew: boolean;
  departmentId: string;
  itemKeys: string[];
  /** Each a kind, one blank and the address, if any: `e-application https://…`. */
  channels: string[];
  exemptReason: ExemptReason | null;
  stageOn: IsoDate;
  /** The cells as they were read; what the file has no column for is `undefined`. */
  values: ProcedureFileRow['values'];
}

type Report = (field: ProcedureField, value: string | null, message: string) => void;

/** Finds what every row names and gathers all faults. Rows at fault are left out; no rows give no rows. */
export function resolveProcedures(
  rows: readonly ProcedureFileRow[],
  surroundings: Surroundings,
): { resolved: ResolvedRow[]; errors: FileFaultDto[] } {
  const faults = new FaultList();
  const firstRow = new Map<string, number>();
  const resolved: ResolvedRow[] = [];
  const twins = new NewTwins();
  for (const { row, values } of rows) {
    const before = faults.count;
    const report: Report = (field, value, message) =>
      faults.add({ row, column: headerOf(field), value, message });
    const { code } = values;
    const first = firstRow.get(code);
    if (first === undefined) firstRow.set(code, row);
    else
      report('code', code, `手続コード「${code}」が${first}行目にもあります。1つの手続は1行にしてください。`);
    const one = resolve(row, values, surroundings, report);
    if (one?.isNew && surroundings.similar) {
      const inFile = (other: string) => rows.some((there) => there.values.code === other);
      const newProcedure = { code, name: values.name, departmentId: one.departmentId };
      for (const { where, message } of similarFaults(surroundings.similar, newProcedure, inFile)) {
        report(where === 'name' ? 'name' : 'code', where === 'name' ? values.name : code, message);
      }
      const twin = twins.add(code, row);
      if (twin !== null) report('code', code, twin);
    }
    if (faults.count === before && one) resolved.push(one);
  }
  return { resolved, errors: faults.list() };
}

function resolve(
  row: number,
  values: ProcedureFileRow['values'],
  surroundings: Surroundings,
  report: Report,
): ResolvedRow | undefined {
  const { known, departments } = surroundings;
  const present = known.get(values.code);
  if (present?.retired) {
    const message = `手続「${present.name}」は登録取消です。復活させるか、別の手続コードにしてください。`;
    report('code', values.code, message);
  }
  const department = departments.find(values.department);
  if ('problem' in department) {
    report('department', values.department, department.problem);
    return undefined;
  }
  const ended = present?.departmentId === department.id ? null : departments.whyEnded(department.id);
  if (ended !== null) report('department', values.department, ended);
  const stageOn = values.stageOn ?? surroundings.stageOn;
  const exemptReason = exemptReasonOf(values, present, surroundings);
  checkStage(values, exemptReason, stageOn, surroundings.today, report);
  return {
    row,
    id: present?.id ?? randomUUID(),
    isNew: present === undefined,
    departmentId: department.id,
    itemKeys: itemKeysOf(values.items ?? [], surroundings, report),
    channels: channelsOf(values, report),
    exemptReason,
    stageOn,
    values,
  };
}

function exemptReasonOf(
  { stage, exemptReason }: ProcedureFileRow['values'],
  present: RegisteredProcedure | undefined,
  { exempt }: Surroundings,
): ExemptReason | null {
  if (exemptReason !== undefined) return exemptReason;
  return stage === 'exempt' && present ? (exempt.get(present.id) ?? null) : null;
}

function checkStage(
  { stage = null, stageOn: givenDay = null }: ProcedureFileRow['values'],
  exemptReason: ExemptReason | null,
  effectiveOn: IsoDate,
  today: IsoDate,
  report: Report,
): void {
  if (stage === null) {
    if (givenDay !== null)
      report('stageOn', givenDay, '段階が空欄です。段階日を入れるときは、段階も入れてください。');
    if (exemptReason !== null) {
      report(
        'exemptReason',
        null,
        '段階が空欄です。適用除外理由は、段階が「適用除外」のときだけ入力できます。',
      );
    }
    return;
  }
  for (const { where, message } of stageFaults({ stage, exemptReason, effectiveOn }, today)) {
    if (where === 'effectiveOn') report('stageOn', effectiveOn, message);
    else report('exemptReason', exemptReason === null ? '' : EXEMPT_REASON_NAMES[exemptReason], message);
  }
}

function itemKeysOf(numbers: readonly number[], { items, edition }: Surroundings, report: Report): string[] {
  const keys = new Set<string>();
  for (const number of numbers) {
    const key = items.get(number);
    if (key === undefined) {
      const message = `優先手続番号「${number}」は、${edition}の版（1から${items.size}まで）にありません。`;
      report('items', String(number), message);
    } else keys.add(key);
  }
  return [...keys];
}

/** One address stands for the only channel; several stand for the channels in their order. */
function channelsOf({ channels = [], addresses = [] }: ProcedureFileRow['values'], report: Report): string[] {
  if (addresses.length > 0 && addresses.length !== channels.length) {
    const message =
      channels.length === 0
        ? 'URLを入れるときは、受付システムも入れてください。'
        : `受付システム${channels.length}件に対してURLが${addresses.length}件です。同じ数を同じ順に「;」で区切ってください。`;
    report('addresses', addresses.join(';'), message);
  }
  return [...new Set(channels.map((kind, at) => `${kind} ${addresses[at] ?? ''}`))];
}
