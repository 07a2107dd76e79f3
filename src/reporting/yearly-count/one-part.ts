import { type Count } from '../../kernel/count.js';
import { type CountPair } from '../../kernel/rate.js';

const isProvided = ({ kind }: Count) => kind !== 'not-provided';

/**
 * What is asked about a year's count of which only one part is stated: a year's count stands on both, so this one takes
 * the place of no month and counts in no figure, and may be a slip. It is recorded all the same. Null where both or
 * none are stated.
 */
export function onePartQuestion(procedure: string, { total, online }: CountPair): string | null {
  if (isProvided(total) === isProvided(online)) return null;
  const [there, missing] = isProvided(total) ? ['総件数', 'オンライン件数'] : ['オンライン件数', '総件数'];
  return (
    `「${procedure}」の年間件数は${there}だけで、${missing}が未回答です。書き忘れではありませんか。` +
    `両方がそろうまでは指標に使わず、月次報告の合計を使います。数えるものがなければ「該当なし」と入力してください。`
  );
}
