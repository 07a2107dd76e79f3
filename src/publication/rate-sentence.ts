import { rateChangeSentence } from '../achievement/coverage/rate-change-sentence.js';
import { partsInWords, signed } from '../kernel/figure-words.js';
import { type ReportIndicatorDto } from './report-figures-answer.dto.js';

/**
 * A rate of the report in sentences: its value, by how much it moved over what both months hold, and who is not
 * counted. `compared`: whether there is a month before.
 */
export function rateSentence(one: ReportIndicatorDto, compared: boolean): string {
  const missing = one.notCounted?.sentence ?? '';
  if (one.numerator === null || one.denominator === null || one.percent === null) {
    return `${one.name}は算出できません。${one.reason ?? ''}${missing}`;
  }
  const rate = `${one.name}は${one.percent}%（${partsInWords(one.numerator, one.denominator)}）です。`;
  return `${rate}${compared ? changeSentence(one) : ''}${missing}`;
}

/** How a rate moved since the month before; of reports kept before it was worked out, the plain difference. */
export function changeSentence({ change, difference, measuredBy }: ReportIndicatorDto): string {
  if (change)
    return rateChangeSentence(change, {
      sides: 'months',
      measuredBy: measuredBy ?? 'procedure',
      since: '前月',
    });
  return difference === null ? '' : `前月との差は${signed(difference)}ポイントです。`;
}

/** The difference over what both months hold alike; the plain one where that is the same. */
export function differenceAlike({
  change,
  difference,
}: Pick<ReportIndicatorDto, 'change' | 'difference'>): string | null {
  return change?.likeForLike ? change.likeForLike.points : difference;
}
