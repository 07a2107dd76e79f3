import { type ResultLine } from '../../../automation/result/result.service.js';
import { type Count } from '../../../kernel/count.js';
import { FAILURES_IN_TROUBLE } from '../../../automation/portfolio/robot-trouble.js';
import { type CellMessage, type CountField } from './result-cells.js';

/** What looks wrong in what was saved, or keeps the hours from being known; it keeps nothing from being saved. */
export function resultWarnings({ saved, logged, expected }: ResultLine): CellMessage[] {
  if (saved === null) return [];
  const warnings: CellMessage[] = [];
  const noCases = saved.cases.kind === 'not-provided' && logged?.cases.kind !== 'value';
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
  return [...warnings, ...differences(saved, logged)];
}

function differences(saved: NonNullable<ResultLine['saved']>, logged: ResultLine['logged']): CellMessage[] {
  if (logged === null) return [];
  const sums: [CountField, Count, string][] = [
    ['cases', logged.cases, '件'],
    ['robotRuns', { kind: 'value', value: logged.runs }, '回'],
    ['failures', { kind: 'value', value: logged.failures }, '回'],
  ];
  return sums.flatMap(([field, sum, unit]) => {
    const entered = saved[field];
    if (entered.kind !== 'value' || sum.kind !== 'value' || entered.value === sum.value) return [];
    return [
      {
        field,
        message: `入力は${entered.value.toLocaleString('ja-JP')}${unit}、実行記録の合計は${sum.value.toLocaleString('ja-JP')}${unit}です。`,
      },
    ];
  });
}
