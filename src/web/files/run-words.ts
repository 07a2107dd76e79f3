import { type ImportState } from '../../exchange/import.dto.js';
import { type KeptRun } from '../../exchange/kept-import.repository.js';
import { fiscalYearPeriod, parsePeriod, periodLabel } from '../../kernel/period.js';
import { type TermFact } from '../components/fact.js';

const STATE_NAMES: Record<ImportState, string> = {
  waiting: '取り込み中',
  checked: '取り込み待ち',
  applied: '取り込み済み',
  refused: '誤りあり',
  dropped: '取りやめ',
  expired: '期限切れ',
};

/** Where a run stands, in a word or two. */
export function runState({ state, parameters: { dryRun } }: Pick<KeptRun, 'state' | 'parameters'>): string {
  if (state === 'waiting' && dryRun) return '確認中';
  return state === 'applied' && dryRun ? '確認のみ' : STATE_NAMES[state];
}

/** 「新規3件、変更1件、変更なし10件」; null before anything is known. */
export function runCounts({ preview, result }: Pick<KeptRun, 'preview' | 'result'>): string | null {
  const counts = preview ?? (result && { ...result, faulty: result.errors.length });
  if (!counts) return null;
  const { created, updated, unchanged, faulty } = counts;
  const parts = [
    ...(created > 0 ? [`新規${inWords(created)}`] : []),
    ...(updated > 0 ? [`変更${inWords(updated)}`] : []),
    ...(unchanged > 0 ? [`変更なし${inWords(unchanged)}`] : []),
    ...(faulty > 0 ? [`誤り${faulty.toLocaleString('ja-JP')}行`] : []),
  ];
  return parts.length === 0 ? '0件' : parts.join('、');
}

/** 「1,234件」 */
export function inWords(count: number): string {
  return `${count.toLocaleString('ja-JP')}件`;
}

/** What was said beside the file. */
export function runParameters({ parameters }: Pick<KeptRun, 'parameters'>): TermFact[] {
  const { month, fiscalYear, edition, allowSimilar, includeHidden } = parameters;
  return [
    ...(month === undefined ? [] : [['対象月', periodLabel(parsePeriod(month))] as const]),
    ...(fiscalYear === undefined ? [] : [['年度', periodLabel(fiscalYearPeriod(fiscalYear))] as const]),
    ...(edition === undefined ? [] : [['優先手続の版', edition] as const]),
    ...(allowSimilar ? [['似たもの', '別のものとして登録する'] as const] : []),
    ...(includeHidden ? [['非表示の行と列', '取り込む'] as const] : []),
  ];
}
