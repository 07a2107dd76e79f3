import { grouped } from '../../kernel/figure-words.js';
import { JUDGEMENT_NAMES, type Judgement } from '../../targets/judgement.js';
import { type TargetContent } from './target-content.js';

/** How many targets stand how, and how many are out of reach although every plan holds; nothing without targets. */
export function targetSentences({ targets, forecast }: TargetContent): string[] {
  if (!targets || targets.rows.length === 0) return [];
  const counts = (Object.keys(JUDGEMENT_NAMES) as Judgement[]).flatMap((judgement) => {
    const count = targets.rows.filter((one) => one.judgement === judgement).length;
    return count === 0 ? [] : [`${JUDGEMENT_NAMES[judgement]}${grouped(count)}件`];
  });
  const missedTargets = forecast?.targets.filter(({ held }) => held.missing > 0).length ?? 0;
  const outlook =
    missedTargets === 0
      ? ''
      : `すべての予定が守られても期限に届かない見込みの目標は${grouped(missedTargets)}件です。`;
  return [`目標${grouped(targets.rows.length)}件の判定は、${counts.join('、')}です。${outlook}`];
}
