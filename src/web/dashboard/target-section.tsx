import { completenessInWords, FIGURE_WORDS } from '../../kernel/figure-words.js';
import { isComplete } from '../../kernel/rate.js';
import { type TargetProgressDto } from '../../targets/progress-answer.dto.js';
import { deviationInWords, missingInWords } from '../../targets/progress-sentences.js';
import { JudgementTag } from '../targets/judgement-tag.js';

/** How far each indicator is from its target; nothing where none is set. */
export function TargetSection({ targets }: { targets: readonly TargetProgressDto[] }) {
  if (targets.length === 0) return null;
  return (
    <section aria-labelledby="targets-heading" class="stack">
      <h2 id="targets-heading">目標との比較</h2>
      <ul class="plain stack">
        {targets.map((target) => (
          <li>
            <JudgementTag judgement={target.judgement} name={target.judgementName} />{' '}
            <a href={`/targets/${target.id}`}>{target.name}</a>
            {`　${progressInWords(target)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function progressInWords(target: TargetProgressDto): string {
  const { latest, next, standing, unit } = target;
  if (!latest || !next || !standing) return '実績値はまだありません。';
  const deviation = deviationInWords(target);
  const way = deviation === null ? '' : `軌道との乖離 ${deviation}。`;
  const missing = missingInWords(target);
  const year = latest.interim || target.flows ? `${latest.periodLabel}の値で、` : '';
  const { completeness } = latest;
  const unanswered =
    completeness === null || isComplete(completeness)
      ? ''
      : `${FIGURE_WORDS.reported}は${completenessInWords(completeness)}です。`;
  return `${year}${way}目標は${next.label}末に${next.value}${unit}${missing === null ? '' : `、${missing}`}。${unanswered}${latest.stale ?? ''}`;
}
