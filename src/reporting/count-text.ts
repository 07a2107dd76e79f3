import { type Count } from '../kernel/count.js';

/** A count as a cell of a file says it: blank for 未回答. What `parseCountText` reads back. */
export function countText(count: Count): string {
  if (count.kind === 'value') return String(count.value);
  return count.kind === 'not-applicable' ? '該当なし' : '';
}
