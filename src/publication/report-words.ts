import { type ReportModel } from './report-model.js';
import { type ReportItemDto } from './report-rows-answer.dto.js';

export const STATE_WORDS: Record<ReportModel['state'], string> = { provisional: '速報', final: '確定' };

/** The same beside what was planned and what is foreseen. */
export const PERIOD_STATE_WORDS = { ...STATE_WORDS, plan: '計画', forecast: '見込' };

export const CHANGE_WORDS = {
  'came-online': '新たにオンライン化',
  'went-offline': 'オンラインでなくなった',
} as const;

export const BEHIND_WORDS = {
  passed: '予定年月が到来',
  moved: '予定年月を延期',
  'passed-and-moved': '予定年月を延期し、なお到来',
} as const;

/** What is not handled is neither online nor to be online. */
export function onlineWord({ handled, online }: ReportItemDto): string {
  if (!handled) return '対象外';
  return online ? 'オンライン' : '未オンライン';
}
