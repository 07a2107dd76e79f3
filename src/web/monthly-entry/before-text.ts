import { type KnownStatusDto } from '../../reporting/status-report/status-answer.dto.js';
import { countCell } from './entry-cells.js';

/** What was counted a month and a year before: `前月 1,234 ／ 前年 ―`; 「―」 where there is no report. */
export function beforeText(known: KnownStatusDto, of: 'total' | 'online'): string {
  const text = (pair: KnownStatusDto['previousMonth']) =>
    pair === null ? '―' : countCell(pair[of]) || '未回答';
  return `前月 ${text(known.previousMonth)} ／ 前年 ${text(known.sameMonthLastYear)}`;
}
