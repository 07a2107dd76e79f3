import { periodLabel } from '../../kernel/period.js';
import { comparisonAddress } from '../comparison/comparison-sides.js';
import { type DashboardFigures } from './dashboard-view.js';
import { type ComparisonDto } from '../../achievement/comparison/comparison-answer.dto.js';
import { type Aspect } from '../../achievement/comparison/aspect-names.js';
import { changeSentences } from '../comparison/change-sentence.js';
import { differenceSentence } from '../comparison/difference-sentence.js';
import { BulletList } from '../components/bullet-list.js';
import { Section } from '../components/section.js';

/** What changed since the period before. Its lines come afterwards; without scripts the link leads to them. */
export function ChangesSection({
  period,
  previous,
  visible,
}: Pick<DashboardFigures, 'period' | 'previous'> & { visible: boolean }) {
  if (!visible || previous === null) return null;
  const query = new URLSearchParams({ from: previous, to: period }).toString();
  return (
    <Section id="changes" title={`${periodLabel(previous)}から変わったこと`}>
      <div class="changes" hx-get={`/dashboard/changes?${query}`} hx-trigger="load" hx-swap="innerHTML" />
      <p>
        <a href={comparisonAddress({ period: previous }, { period })}>変わったことと理由をすべて見る</a>
      </p>
    </Section>
  );
}

const FIRST = 5;

/** What differs from month to month without anybody having changed anything about the procedure. */
const EVERY_MONTH: readonly Aspect[] = ['count', 'yearly-count', 'report'];

/** The first lines of what changed: the figures that differ, then procedures. */
export function changesFragment({ indicators, procedures, missing }: ComparisonDto) {
  const differing = indicators.filter(({ numerator, denominator }) => numerator !== 0 || denominator !== 0);
  const changedProcedures = procedures.flatMap(({ name, changed }) => {
    const sentences = changeSentences(changed.filter(({ what }) => !EVERY_MONTH.includes(what)));
    return sentences.length === 0 ? [] : [`「${name}」：${sentences.join('、')}`];
  });
  if (differing.length === 0 && changedProcedures.length === 0) return <p>変わったことはありません。</p>;
  return (
    <>
      {missing.from === null ? null : <p>{missing.from.sentence}</p>}
      <BulletList items={differing.map((one) => differenceSentence(one))} />
      {changedProcedures.length === 0 ? null : (
        <>
          <h3>{`手続の変更（件数の変動を除く${changedProcedures.length.toLocaleString('ja-JP')}件）`}</h3>
          <BulletList items={changedProcedures.slice(0, FIRST)} />
        </>
      )}
    </>
  );
}
