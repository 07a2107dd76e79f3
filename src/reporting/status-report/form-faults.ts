import { type Month } from '../../kernel/month.js';
import { type Fault, conflict } from '../../platform/problem.js';
import { checkOf, refusals } from './status-checks.js';
import { type StatusEntry, type StatusLine } from './status-entry.js';
import { formRowOf } from './status-form.js';

/** A row of the form as it comes back: the version its writer has seen, 0 where the row had not been saved. */
export interface RowInput {
  procedureId: string;
  version: number;
  entry: StatusEntry;
}

/** What keeps an entry from being saved on its line, each fault placed by the procedure's code and the field. */
export function faultsOf(month: Month, line: StatusLine, entry: StatusEntry): Fault[] {
  if (line.retired && !line.saved) {
    return [{ where: line.code, message: `「${line.name}」は登録取消のため、報告できません。` }];
  }
  return refusals(checkOf(line, month, entry)).map(({ field, message }) => ({
    where: `${line.code}.${field}`,
    message,
  }));
}

/** Rows that the form does not have, or that came twice. */
export function strangers(inputs: readonly RowInput[], lines: ReadonlyMap<string, StatusLine>): Fault[] {
  const seenIds = new Set<string>();
  return inputs.flatMap(({ procedureId }): Fault[] => {
    const twice = seenIds.has(procedureId);
    seenIds.add(procedureId);
    if (twice) return [{ where: procedureId, message: '同じ手続の行が2つあります。1つにしてください。' }];
    if (lines.has(procedureId)) return [];
    return [{ where: procedureId, message: 'この課の今月の報告にない手続です。画面を開き直してください。' }];
  });
}

/** @throws Problem 409 with both sides of every row that somebody else has saved since it was seen */
export function refuseStale(month: Month, pairs: { line: StatusLine; input: RowInput }[]): void {
  const stale = pairs.filter(({ line, input }) => (line.saved?.version ?? 0) !== input.version);
  const [first] = stale;
  if (!first) return;
  const yours = stale.map(({ input }) => ({
    ...input.entry,
    procedureId: input.procedureId,
    version: input.version,
  }));
  const current = stale.map(({ line }) => formRowOf(line, month));
  const what = stale.length === 1 ? `「${first.line.name}」の報告` : `${stale.length}件の手続の報告`;
  throw pairs.length === 1 ? conflict(what, yours[0], current[0]) : conflict(what, yours, current);
}
