import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { Problem } from '../../platform/problem.js';

/** 404: a procedure that the closed revision does not have cannot be reported in its correction. */
export function notInCorrection(month: Month, revision: number): Problem {
  return new Problem(404, 'not-in-correction', `${periodLabel(month)}の訂正にない手続です。`, {
    detail:
      `訂正では、第${revision - 1}版の確定値にある手続だけを報告します。` +
      'あとから登録した手続を加えるときは、DX推進課が「確定後の変更」で理由を付けて取り込んでください。',
  });
}
