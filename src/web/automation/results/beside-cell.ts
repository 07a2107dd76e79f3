import { type ResultLine } from '../../../automation/result/result.service.js';
import { formatDecimal, exact } from '../../../targets/exact.js';
import { amountLabel } from '../amount-words.js';
import { type CountField, type MinuteField, resultCells } from './result-cells.js';

/** What stands below a cell: last month's answer, and what the run logs sum up to. */
export function besideCell({ last, logged }: ResultLine, field: CountField | MinuteField): string {
  const before = last === null ? '―' : resultCells(last)[field] || '未回答';
  const log = logged === null ? null : loggedText(logged, field);
  return `前月 ${before}${log === null ? '' : ` ／ 実行記録 ${log}`}`;
}

function loggedText(
  logged: NonNullable<ResultLine['logged']>,
  field: CountField | MinuteField,
): string | null {
  const { cases, runs, failures, robotSeconds } = logged;
  if (field === 'cases') return cases.kind === 'value' ? cases.value.toLocaleString('ja-JP') : null;
  if (field === 'robotRuns') return runs.toLocaleString('ja-JP');
  if (field === 'failures') return failures.toLocaleString('ja-JP');
  if (field === 'robotMinutes') return amountLabel(formatDecimal(exact(BigInt(robotSeconds), 60n), 1));
  return null;
}
