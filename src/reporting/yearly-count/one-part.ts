import { type Count } from '../../kernel/count.js';
import { type CountPair } from '../../kernel/rate.js';

const stated = ({ kind }: Count) => kind !== 'not-provided';

/**
 * What to ask of a year's count of which only one part is stated: it takes the place of no month and is left out of
 * every figure (a year's count stands on both parts), so it may be a slip. Null where both or none are stated.
 * `howToConfirm` says what to do where it is meant.
 */
export function onePartQuestion(
  procedure: string,
  { total, online }: CountPair,
  howToConfirm: string,
): string | null {
  if (stated(total) === stated(online)) return null;
  const [there, missing] = stated(total) ? ['総件数', 'オンライン件数'] : ['オンライン件数', '総件数'];
  return (
    `「${procedure}」の年間件数は${there}だけで、${missing}が未回答です。片方だけの年間件数は指標に使わず、月次報告の合計を使います。` +
    `${missing}も入力してください（数えるものがなければ「該当なし」）。片方だけで記録する場合は、${howToConfirm}。`
  );
}
