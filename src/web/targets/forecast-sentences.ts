import { partsInWords } from '../../kernel/figure-words.js';
import { periodLabel } from '../../kernel/period.js';
import { type TargetOutcomeDto, type TargetForecastDto } from '../../targets/forecast-answer.dto.js';

/** What plans make of a target: if every one holds, and if each slips as its department's have so far. */
export function forecastSentences({ next, denominator, held, slipped }: TargetForecastDto): string[] {
  const outcomeSentence = ({ online, percent, missing, reachedIn }: TargetOutcomeDto) =>
    `${next.label}末に${partsInWords(online, denominator)}手続（${percent ?? '―'}%）` +
    (missing > 0
      ? `で、目標${next.value}%に${missing}手続足りません`
      : `で、目標${next.value}%に${reachedIn ? `${periodLabel(reachedIn)}に` : ''}達します`);
  return [
    `すべての手続が予定どおりなら、${outcomeSentence(held)}。`,
    `これまでと同じだけ遅れると、${outcomeSentence(slipped)}。`,
  ];
}
