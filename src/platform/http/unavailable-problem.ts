import { Problem } from '../problem.js';
import { type Unavailable } from '../unavailable.js';

const SENTENCES: Record<Unavailable, { title: string; detail: string }> = {
  unreachable: {
    title: 'データベースにつながりません。',
    detail:
      '変更は保存されていません。復旧すると自動でつながります。しばらくしてからもう一度お試しください。',
  },
  'no-answer': {
    title: 'データベースまたはキューの応答がありません。',
    detail:
      '変更が保存されたかどうかを確かめられませんでした。しばらくしてから画面を開き直し、内容を確かめてください。',
  },
  busy: {
    title: 'ただいま混み合っています。',
    detail: '変更は保存されていません。少し待ってからもう一度お試しください。',
  },
  locked: {
    title: '同じ内容を、ほかの処理が変更しています。',
    detail: '変更は保存されていません。少し待ってからもう一度お試しください。',
  },
  slow: {
    title: '処理に時間がかかりすぎたため、取りやめました。',
    detail: '変更は保存されていません。少し待つか、対象を絞ってもう一度お試しください。',
  },
  'read-only': {
    title: 'データベースは、いま読み取り専用です。',
    detail: '変更は保存されていません。続く場合は運用者にお知らせください。',
  },
  full: {
    title: 'データベースの容量が足りないため、保存できません。',
    detail: '変更は保存されていません。運用者にお知らせください。',
  },
};

/** The answer while the database cannot serve: why, whether something was saved, and what to do. */
export function unavailableProblem(reason: Unavailable): Problem {
  const { title, detail } = SENTENCES[reason];
  return new Problem(503, 'unavailable', title, { detail, extensions: { reason } });
}
