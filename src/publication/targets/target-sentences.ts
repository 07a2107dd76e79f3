import { periodLabel } from '../../kernel/period.js';
import { type TargetForecast } from '../../targets/forecast-view.js';
import { type ReportTarget, type TargetParts } from './target-part.js';

/** How each target stands and what the plans promise, a sentence each. */
export function targetSentences({ targets, forecast }: TargetParts): string[] {
  return [
    ...(targets?.rows ?? []).map(standingSentence),
    ...(forecast?.targets ?? []).flatMap(forecastSentences),
  ];
}

function standingSentence(target: ReportTarget): string {
  const { name, unit, latest, next, standing, judgement, kind } = target;
  const goal = `${name}の目標（${next?.label ?? ''}末 ${kind === 'reach' ? '' : BOUNDS[kind]}${next?.value ?? ''}${unit}）`;
  if (!latest || !standing) return `${goal}は、実績がまだありません。`;
  const actual = `${goal}に対し、${latest.periodLabel}の実績は${latest.value}${unit}で`;
  if (kind !== 'reach') return `${actual}、${judgement === 'held' ? '守られています' : '守られていません'}。`;
  if (judgement === 'reached') return `${actual}、達成しています。`;
  return `${actual}、${againstLine(target)}。`;
}

const BOUNDS = { 'at-most': '上限', keep: '維持' };

/** `軌道を3.2ポイント（2手続分）下回っています`. */
function againstLine({ standing, unit, countUnit }: ReportTarget): string {
  if (!standing || standing.deviation === null) return '達していません';
  const { deviation, deviationInCount } = standing;
  const size = deviation.replace('-', '');
  if (!/[1-9]/.test(size)) return '軌道とほぼ同じです';
  const counted =
    deviationInCount === null || deviationInCount === 0 || countUnit === null
      ? ''
      : `（${Math.abs(deviationInCount).toLocaleString('ja-JP')}${countUnit}分）`;
  const points = `${size}${unit === '%' ? 'ポイント' : unit}`;
  return `軌道を${points}${counted}${deviation.startsWith('-') ? '下回って' : '上回って'}います`;
}

/** What plans make of a target: if every one holds, and if each slips as those of its department have so far. */
export function forecastSentences({ name, next, held, slipped }: TargetForecast): string[] {
  const goal = `${next.label}末の目標${next.value}%`;
  if (held.missing > 0) {
    return [`${name}は、すべての予定が守られても、${goal}にあと${count(held.missing)}手続が足りません。`];
  }
  const when = held.reachedIn === null ? '' : `${periodLabel(held.reachedIn)}に`;
  const late =
    slipped.missing > 0
      ? `ただし、これまでと同じだけ遅れると、あと${count(slipped.missing)}手続が足りません。`
      : 'これまでと同じだけ遅れても達します。';
  return [`${name}は、すべての予定が守られれば、${when}${goal}に達します。${late}`];
}

function count(number: number): string {
  return number.toLocaleString('ja-JP');
}
