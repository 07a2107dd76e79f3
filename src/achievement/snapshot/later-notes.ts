import { monthNumber, parseMonth, yearOf } from '../../kernel/month.js';
import { type CorrectionDto, type OpenCorrectionDto } from '../figures/figures-answer.dto.js';

/** What has happened since a figure was worked out, for the marks beside it. */
export interface LaterChanges {
  corrections: readonly CorrectionDto[];
  yearlyCountsChanged: number;
  correction: OpenCorrectionDto | null;
}

/**
 * 「10月分訂正あり」, of a month that was only then closed for the first time 「8月分が後から確定」; with the year where it
 * is another one than the figure's.
 */
export function correctionNote(
  { month, revision }: Pick<CorrectionDto, 'month' | 'revision'>,
  asOf: string,
): string {
  const corrected = parseMonth(month);
  const year = String(yearOf(corrected)) === asOf.slice(0, 4) ? '' : `${yearOf(corrected)}年`;
  const name = `${year}${monthNumber(corrected)}月分`;
  return revision > 1 ? `${name}訂正あり（第${revision}版）` : `${name}が後から確定`;
}

/** The marks of a figure, one for each thing that happened since; none where nothing did. */
export function laterNotes(
  { corrections, yearlyCountsChanged }: Omit<LaterChanges, 'correction'>,
  asOf: string,
): string[] {
  return [
    ...corrections.map((one) => correctionNote(one, asOf)),
    ...(yearlyCountsChanged > 0 ? [`確定後に年間件数の変更あり（${yearlyCountsChanged}手続）`] : []),
  ];
}

/** That a correction is under way, where one is: the figures shown are those closed before it. */
export function openCorrectionNote(correction: OpenCorrectionDto | null): string | null {
  return correction && `第${correction.revision}版への訂正中です。確定した版の値を示しています。`;
}
