import { type CountsSaidDto } from '../../achievement/comparison/aspect-value-answer.dto.js';
import { type CountAnswer } from '../../achievement/comparison/count-answer.js';
import { grouped } from '../../kernel/figure-words.js';

/** 「総件数 1,000件、オンライン 40件」; null is 登録なし. */
export function countsInWords(counts: CountsSaidDto | null): string {
  return counts === null
    ? '登録なし'
    : `総件数 ${countInWords(counts.total)}、オンライン ${countInWords(counts.online)}`;
}

function countInWords(count: CountAnswer): string {
  if (count === null) return '未回答';
  return typeof count === 'number' ? `${grouped(count)}件` : count;
}
