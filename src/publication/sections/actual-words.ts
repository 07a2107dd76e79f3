import {
  completenessInWords,
  FIGURE_WORDS,
  NO_FIGURE,
  partsInWords,
  withMinus,
} from '../../kernel/figure-words.js';
import { isComplete } from '../../kernel/rate.js';
import { type ActualDto } from '../../targets/progress-answer.dto.js';
import { type ReportTargetDto } from '../report-parts-answer.dto.js';

/** `71.7%` as the plan prints it, `―` where there is none. */
export function withUnit(value: string | null | undefined, unit: string): string {
  return value == null ? NO_FIGURE : `${withMinus(value)}${unit}`;
}

export function periodInWords({ periodLabel: label, interim }: ActualDto): string {
  return `${label}${interim ? 'の1か月（途中の値）' : ''}`;
}

/** Everything an actual value must not be shown without. */
export function aboutActual(actual: ActualDto, { countUnit }: Pick<ReportTargetDto, 'countUnit'>): string[] {
  const { rate, completeness, state, revision } = actual;
  if (!rate) return [periodInWords(actual)];
  const parts = [
    `${partsInWords(rate.numerator, rate.denominator)}${countUnit ?? ''}`,
    ...(completeness && !isComplete(completeness)
      ? [`${FIGURE_WORDS.reported} ${completenessInWords(completeness)}`]
      : []),
    state === 'final' ? `確定値${(revision ?? 1) > 1 ? `第${revision}版` : ''}` : '速報値',
  ];
  return [periodInWords(actual), parts.join('、')];
}
