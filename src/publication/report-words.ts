import { type BehindProcedure, type ReportItem, type ReportModel } from './report-model.js';

export const STATE_WORDS: Record<ReportModel['state'], string> = { provisional: '速報', final: '確定' };

/** The same beside what was planned and what is foreseen. */
export const PERIOD_STATE_WORDS = { ...STATE_WORDS, plan: '計画', forecast: '見込' };

export const CHANGE_WORDS: Record<NonNullable<ReportItem['changed']>, string> = {
  'came-online': '新たにオンライン化',
  'went-offline': 'オンラインでなくなった',
};

export const BEHIND_WORDS: Record<BehindProcedure['why'], string> = {
  passed: '予定年月が到来',
  moved: '予定年月を延期',
  'passed-and-moved': '予定年月を延期し、なお到来',
};

/** What is not handled is neither online nor to be online. */
export function onlineWord({ handled, online }: ReportItem): string {
  if (!handled) return '対象外';
  return online ? 'オンライン' : '未オンライン';
}
