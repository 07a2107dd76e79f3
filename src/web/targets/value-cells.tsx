import { completenessInWords, FIGURE_WORDS, partsInWords, withMinus } from '../../kernel/figure-words.js';
import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { isComplete } from '../../kernel/rate.js';
import { type Actual } from '../../targets/actual.js';
import { type TargetProgress } from '../../targets/target-progress.js';
import { type TypedValue } from '../../targets/target-view.js';

/** `71.7%` as the plan prints it, `―` where there is none. */
export function valueInWords(value: string | undefined, unit: string): string {
  return value === undefined ? '―' : `${withMinus(value)}${unit}`;
}

/** A year's value with its year: `令和5年度（2023年度） 71.7%`. */
export function yearValueInWords({ fiscalYear, value }: TypedValue, unit: string): string {
  return `${periodLabel(fiscalYearPeriod(fiscalYear))} ${valueInWords(value, unit)}`;
}

/** An actual value with everything it must not be shown without. */
export function ActualCell({
  actual,
  target,
}: {
  actual: Actual | null;
  target: Pick<TargetProgress, 'unit' | 'countUnit'>;
}) {
  if (!actual) return <>―</>;
  const { value, periodLabel, interim } = actual;
  return (
    <>
      <span class="rate__percent">{valueInWords(value, target.unit)}</span>
      <span class="quiet target-about">
        {`${periodLabel}${interim ? 'の1か月（途中の値）' : ''}`}
        {aboutRate(actual, target)}
      </span>
    </>
  );
}

function aboutRate(
  { rate, completeness, state, revision }: Actual,
  { countUnit }: Pick<TargetProgress, 'countUnit'>,
): string {
  if (!rate) return '';
  const missing =
    completeness && !isComplete(completeness)
      ? `、${FIGURE_WORDS.reported} ${completenessInWords(completeness)}`
      : '';
  const word = state === 'final' ? `確定値${(revision ?? 1) > 1 ? `第${revision}版` : ''}` : '速報値';
  return `、${partsInWords(rate.numerator, rate.denominator)}${countUnit ?? ''}${missing}、${word}`;
}
