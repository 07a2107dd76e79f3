import { type OpenWarning } from '../../reporting/submission/submit-blockers.js';

/** Warnings that often concern many rows for the same reason; they may be confirmed together. */
const TOGETHER: readonly { key: string; label: string; codes: readonly string[] }[] = [
  { key: 'missing', label: '件数が未回答', codes: ['total-missing', 'online-missing'] },
  { key: 'channel', label: '受付システムが未登録', codes: ['online-without-channel'] },
  { key: 'repeated', label: '3か月続けて同じ件数', codes: ['total-repeated', 'online-repeated'] },
  { key: 'unchanged', label: '課のすべての行が6か月間同じ', codes: ['department-unchanged'] },
  { key: 'plan', label: '予定年月を過ぎている', codes: ['plan-passed'] },
];

/** The kinds that are open, with how many warnings each has. A figure that looks wrong is confirmed on its own row. */
export function openKinds(warnings: readonly Pick<OpenWarning, 'code'>[]) {
  return TOGETHER.map(({ key, label, codes }) => ({
    key,
    label,
    count: warnings.filter(({ code }) => codes.includes(code)).length,
  })).filter(({ count }) => count > 0);
}

/** The codes a kind stands for; none for a kind there is not. */
export function codesOf(key: string): readonly string[] {
  return TOGETHER.find((kind) => kind.key === key)?.codes ?? [];
}
