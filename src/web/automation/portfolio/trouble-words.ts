import { type ChangedEstimateDto, type ProjectShortfallDto } from '../../../automation/portfolio/portfolio.dto.js';
import { type RobotTrouble } from '../../../automation/portfolio/project-effect.dto.js';
import { periodLabel } from '../../../kernel/period.js';
import { percent, rate } from '../../../kernel/rate.js';
import { hoursLabel } from '../amount-words.js';

/** Since when it falls short. */
export function sinceInWords({
  since,
  shortMonths,
}: Pick<ProjectShortfallDto, 'since' | 'shortMonths'>): string {
  if (since === null) return '直近の月は見込に届いています';
  return `${periodLabel(since)}から、効果の分かる${shortMonths}か月続けて見込を下回る`;
}

/** Which way a changed estimate went. */
export function moveInWords({
  difference,
  lowered,
}: Pick<ChangedEstimateDto, 'difference' | 'lowered'>): string {
  if (difference === null) return '取消';
  if (lowered) return `引下げ ${hoursLabel(difference)}`;
  return Number(difference) === 0 ? '変える前と同じ' : `引上げ +${hoursLabel(difference)}`;
}

/** What is wrong with a robot. */
export function troubleInWords(trouble: RobotTrouble): string {
  if (trouble.kind === 'stood-still')
    return `${periodLabel(trouble.since)}から実行がありません（${trouble.months}か月分の報告）`;
  const { month, runs, failures } = trouble;
  const share = percent(rate(failures, runs));
  return `${periodLabel(month)}に${runs.toLocaleString('ja-JP')}回のうち${failures.toLocaleString('ja-JP')}回失敗（${share ?? '―'}%）`;
}
