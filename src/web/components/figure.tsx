import { completenessInWords, FIGURE_WORDS, NO_FIGURE, partsInWords } from '../../kernel/figure-words.js';
import { type IsoDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { type Completeness, isComplete, percent, type Rate } from '../../kernel/rate.js';
import { type FigureState } from './figure-state.js';
import { StateTag } from './state-tag.js';
import { Facts, type TermFact } from './fact.js';

interface Props {
  /** The indicator's name, e.g. 優先手続オンライン化達成率. */
  name: string;
  /** Null where there is no value; `reason` then says why. */
  rate: Rate | null;
  reason?: string | null;
  /** What was counted: （項目）, （件）. */
  unit?: string;
  completeness: Completeness;
  /** Who is not counted, in a sentence. */
  notCounted?: string;
  asOf: IsoDate;
  /** The period of its flows, in words; left out for stocks. */
  period?: string;
  state: FigureState;
  /** The edition of the national list, in words; null for indicators that need none. */
  edition?: string | null;
  /** The indicator's rule in a sentence. */
  rule?: string;
  /** The rows behind it. */
  href?: string;
}

/** A rate with everything one must know to believe it. */
export function Figure(props: Props) {
  const { name, rate, reason, unit = '', href } = props;
  const percentText = rate === null ? null : percent(rate);
  return (
    <section class="figure" aria-label={name}>
      <h2 class="figure__name">{href === undefined ? name : <a href={href}>{name}</a>}</h2>
      <p class="figure__value">
        {percentText ?? NO_FIGURE}
        {percentText === null ? null : <span class="figure__percent">%</span>}
      </p>
      <p class="figure__parts">
        {rate === null || (percentText === null && reason)
          ? (reason ?? '算出できません。')
          : `${partsInWords(rate.numerator, rate.denominator)}${unit}`}
      </p>
      {props.notCounted === undefined ? null : <p class="figure__missing">{props.notCounted}</p>}
      <FigureFacts {...props} />
    </section>
  );
}

function FigureFacts({ completeness, asOf, period, state, edition, rule }: Props) {
  const reported = `${completenessInWords(completeness)}${isComplete(completeness) ? '' : '（未回答あり）'}`;
  const facts: TermFact[] = [
    ['区分', <StateTag {...state} />],
    [FIGURE_WORDS.reported, reported],
    [FIGURE_WORDS.asOf, dayLabel(asOf)],
    ['対象期間', period],
    ['一覧の版', edition],
    ['定義', rule],
  ];
  return <Facts class="figure__facts" facts={facts.filter(([, fact]) => fact)} />;
}
