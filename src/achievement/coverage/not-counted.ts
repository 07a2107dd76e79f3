import { grouped } from '../../kernel/figure-words.js';
import { isMonthPeriod, type Period } from '../../kernel/period.js';
import { type NotCountedDto } from '../figures/caveats-answer.dto.js';
import { type Figure } from '../figures/figure.js';
import { type Indicator } from '../indicator/indicator.js';
import { measure } from '../indicator/measures.js';

/** Departments listed by name; the rest as a number. */
const MOST_NAMED = 3;

/**
 * What a figure does not count; null where every expected answer was given. `departments` are the figures of the same
 * period by department; only those of this indicator are used.
 */
export function notCountedOf(
  indicator: Indicator,
  figure: Figure,
  { period, departments }: { period: Period; departments: readonly Figure[] },
): NotCountedDto | null {
  const rows = figure.expected - figure.reported;
  if (rows <= 0) return null;
  const unanswered =
    figure.scopeKind === 'municipality'
      ? departments.filter(
          (one) =>
            one.scopeKind === 'department' &&
            one.indicator === indicator.key &&
            one.expected > 0 &&
            one.reported === 0,
        )
      : [];
  const unit = indicator.measuredBy === 'item' ? '項目' : '手続';
  const unansweredRows = unanswered.reduce((sum, { expected }) => sum + expected, 0);
  const names = unanswered.map(({ scopeName }) => scopeName);
  const whole =
    unanswered.length === 0 ? [] : [`${namesInWords(names)}（${grouped(unansweredRows)}${unit}）`];
  const others = rows - unansweredRows;
  const part = others <= 0 ? [] : [`${unanswered.length === 0 ? '' : 'ほかの課の'}${grouped(others)}${unit}`];
  const treatment = figure.reason === null ? treatmentOf(indicator, period) : '';
  return { rows, departments: names, sentence: `未回答：${[...whole, ...part].join('と、')}${treatment}。` };
}

/** `税務課、福祉課、市民課、ほか2課`. */
export function namesInWords(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return [...names.slice(0, MOST_NAMED), ...(more > 0 ? [`ほか${grouped(more)}課`] : [])].join('、');
}

/** How a figure treats what is unanswered: counts are left out, stages are carried forward. */
function treatmentOf(indicator: Indicator, period: Period): string {
  const { adds } = measure(indicator.denominator);
  if (adds === '1') return 'は、これまでの段階で数えています（段階のわからないものはオンラインとしません）';
  if (adds === 'yearly_total') return 'は、年間件数か段階がそろわず、わかっている分だけを数えています';
  return isMonthPeriod(period) ? 'を含みません' : 'は、件数がそろわず、わかっている分だけを数えています';
}
