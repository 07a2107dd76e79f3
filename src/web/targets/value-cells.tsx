import { completenessInWords, FIGURE_WORDS, partsInWords, withMinus } from '../../kernel/figure-words.js';
import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { isComplete } from '../../kernel/rate.js';
import { type ActualDto, type TargetProgressDto } from '../../targets/progress-answer.dto.js';
import { type YearlyValueDto } from '../../targets/target-answer.dto.js';
import { PeriodLabel } from '../components/period-label.js';

/** `71.7%` as the plan prints it, `―` where there is none. */
export function valueInWords(value: string | undefined, unit: string): string {
  return value === undefined ? '―' : `${withMinus(value)}${unit}`;
}

/** `令和5年度（2023年度）`. */
export function yearInWords({ fiscalYear }: Pick<YearlyValueDto, 'fiscalYear'>): string {
  return periodLabel(fiscalYearPeriod(fiscalYear));
}

/** A year's value with its year: `令和5年度（2023年度） 71.7%`. */
export function yearValueInWords({ fiscalYear, value }: YearlyValueDto, unit: string): string {
  return `${yearInWords({ fiscalYear })} ${valueInWords(value, unit)}`;
}

type Units = Pick<TargetProgressDto, 'unit' | 'countUnit'>;

/** An actual value with everything it must not be shown without. */
export function ActualCell({ actual, target }: { actual: ActualDto | null; target: Units }) {
  if (!actual) return <>―</>;
  const { value, period, interim } = actual;
  const about = aboutRate(actual, target);
  const parts = [
    `${interim ? 'の1か月（途中の値）' : ''}${about.length > 0 ? '、' : ''}`,
    ...about.map((part, at) => `${part}${at < about.length - 1 ? '、' : ''}`),
  ].filter((part) => part !== '');
  return (
    <>
      <span class="rate__percent">{valueInWords(value, target.unit)}</span>
      <span class="quiet target-about">
        <PeriodLabel period={period} />
        {parts.map((part) => (
          <span class="target-part">{part}</span>
        ))}
      </span>
    </>
  );
}

function aboutRate(
  { rate, completeness, state, revision }: ActualDto,
  { countUnit }: Pick<TargetProgressDto, 'countUnit'>,
): string[] {
  if (!rate) return [];
  const missing =
    completeness && !isComplete(completeness)
      ? [`${FIGURE_WORDS.reported} ${completenessInWords(completeness)}`]
      : [];
  const word = state === 'final' ? `確定値${(revision ?? 1) > 1 ? `第${revision}版` : ''}` : '速報値';
  return [`${partsInWords(rate.numerator, rate.denominator)}${countUnit ?? ''}`, ...missing, word];
}
