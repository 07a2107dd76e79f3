import { monthNumber, parseMonth, yearOf } from '../../kernel/month.js';
import { type CorrectionDto, type OpenCorrectionDto } from '../figures/figures-answer.dto.js';

/** Changes since a figure was computed, for the notes beside it. */
export interface LaterChanges {
  corrections: readonly CorrectionDto[];
  yearlyCountsChanged: number;
  correction: OpenCorrectionDto | null;
}

/**
 * 「10月分訂正あり」, or 「8月分が後から確定」 for a month closed late for the first time; with the year where it differs from
 * the figure's.
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

/** The notes of a figure, one for each later change; empty where there is none. */
export function laterNotes(
  { corrections, yearlyCountsChanged }: Omit<LaterChanges, 'correction'>,
  asOf: string,
): string[] {
  return [
    ...corrections.map((one) => correctionNote(one, asOf)),
    ...(yearlyCountsChanged > 0 ? [`確定後に年間件数の変更あり（${yearlyCountsChanged}手続）`] : []),
  ];
}

/** The note that a correction is under way while the older final figures are shown; null where there is none. */
export function openCorrectionNote(correction: OpenCorrectionDto | null): string | null {
  return correction && `第${correction.revision}版への訂正中です。確定した版の値を示しています。`;
}
