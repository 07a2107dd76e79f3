import { type ResultLine } from '../../../automation/result/result.service.js';
import { loggedCases } from '../../../automation/result/result.js';
import { FAILURES_IN_TROUBLE } from '../../../automation/portfolio/robot-trouble.js';
import { loggedText } from './beside-cell.js';
import { type CellMessage, COUNT_FIELDS, MINUTE_FIELDS, resultCells } from './result-cells.js';

/** What looks wrong in what was saved, or keeps the hours from being known; it keeps nothing from being saved. */
export function resultWarnings(line: ResultLine): CellMessage[] {
  const { saved, logged, expected } = line;
  if (saved === null) return [];
  const warnings: CellMessage[] = [];
  const logs = logged && loggedCases(logged);
  const noCases = saved.cases.kind === 'not-provided' && logs?.kind !== 'value';
  if (expected && noCases)
    warnings.push({ field: 'cases', message: '未回答のため、この月の削減時間は計算できません。' });
  if (expected && saved.peopleMinutes === null && saved.cases.kind !== 'not-applicable')
    warnings.push({
      field: 'peopleMinutes',
      message: '未回答のため、この月の削減時間は計算できません。作業がなかったときは0を入力してください。',
    });
  const { robotRuns, failures } = saved;
  if (
    robotRuns.kind === 'value' &&
    failures.kind === 'value' &&
    failures.value > 0 &&
    failures.value * 100 >= robotRuns.value * FAILURES_IN_TROUBLE
  )
    warnings.push({
      field: 'failures',
      message: `失敗が実行の${FAILURES_IN_TROUBLE}%以上です。数をご確認ください。`,
    });
  return [...warnings, ...differences(line)];
}

function differences(line: ResultLine): CellMessage[] {
  const { saved, logged, differs } = line;
  if (saved === null || logged === null) return [];
  const cells = resultCells(saved);
  return [...COUNT_FIELDS, ...MINUTE_FIELDS]
    .filter((field) => differs.includes(field))
    .map((field) => ({
      field,
      message: `入力は${cells[field]}、実行記録の合計は${loggedText(logged, field) ?? '―'}です。`,
    }));
}
