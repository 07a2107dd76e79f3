import { type FigureDto } from '../../achievement/figures/figures-answer.dto.js';
import { completenessInWords, FIGURE_WORDS, NO_FIGURE, partsInWords } from '../../kernel/figure-words.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { column, type Column, DataTable } from '../components/data-table.js';
import { Facts } from '../components/fact.js';
import { StateTag } from '../components/state-tag.js';
import { figureProps } from '../figures/figure-props.js';

/** What the figures rest on, one press away: what holds for all of them once, then each with its own. */
export function ProvenanceSection({ figures }: { figures: readonly FigureDto[] }) {
  const [first] = figures;
  if (!first) return null;
  return (
    <details class="provenance">
      <summary>指標の定義と根拠</summary>
      <Facts
        facts={[
          ['区分', <StateTag state={first.state} revision={first.revision} />],
          [FIGURE_WORDS.asOf, dayLabel(first.asOf)],
          ['一覧の版', `${dayLabel(first.edition)}版`],
        ]}
      />
      <DataTable id="provenance" caption="指標ごとの定義と根拠" columns={COLUMNS} rows={figures} />
      <p class="figure-note">
        オンラインで申請できること（達成率）と、実際に使われていること（利用率）は別のものです。「今のペース」は、直近の12か月（値がそれより少ないときは、ある月の分）に増えた手続の数から見積もっています。
      </p>
    </details>
  );
}

const COLUMNS: Column<FigureDto>[] = [
  column('name', '指標', ({ name }) => name, { heading: true }),
  column(
    'parts',
    '分子 / 分母',
    ({ numerator, denominator, percent, reason }) =>
      percent === null ? (reason ?? NO_FIGURE) : partsInWords(numerator, denominator),
    { numeric: true },
  ),
  column('reported', FIGURE_WORDS.completeness, ({ completeness }) => completenessInWords(completeness), {
    numeric: true,
  }),
  column('missing', '数えていないもの', ({ notCounted }) => notCounted?.sentence),
  column('period', '対象期間', (figure) => figureProps(figure).period),
  column('rule', '定義', (figure) => figureProps(figure).rule, { wordy: true }),
];
