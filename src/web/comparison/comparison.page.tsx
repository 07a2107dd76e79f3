import { type ComponentProps } from 'preact';
import {
  type RowChangeDto,
  type ResponsibleDto,
  type ComparisonDto,
} from '../../achievement/comparison/comparison-answer.dto.js';
import {
  type FirstComparison,
  type FirstDifference,
  type FirstRows,
} from '../../achievement/comparison/first-changes.js';
import { NO_FIGURE, signed } from '../../kernel/figure-words.js';
import { type KnownPeriod } from '../../achievement/figures/figure-history.repository.js';
import { isDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { BulletList } from '../components/bullet-list.js';
import { CaveatNotices } from '../components/caveat-notices.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { type Column, column, DataTable } from '../components/data-table.js';
import { Form } from '../components/form.js';
import { SelectField } from '../components/form-field.js';
import { Notice } from '../components/notice.js';
import { Section } from '../components/section.js';
import { changeSentences } from './change-sentence.js';
import { exportAddress, sideLabel, sideText } from './comparison-sides.js';
import { CorrectionList } from './correction-list.js';
import { type CorrectionReason } from './correction-reasons.service.js';
import { differenceSentence, sideInWords, signedCount } from './difference-sentence.js';

export interface ComparisonView {
  known: readonly KnownPeriod[];
  /** Null where there is nothing to compare yet. */
  answer: FirstComparison | null;
  /** Why months were corrected, where a correction stands between the two sides. */
  reasons: readonly CorrectionReason[];
}

/** Rows of one list shown at once, for a row may be in the list of every indicator: the file has all of them. */
export const MOST_ROWS = 50;

/** 期間・版の比較: by how much each indicator differs, and because of which rows. */
export function comparisonPage({ known, answer, reasons }: ComparisonView) {
  return (
    <>
      <SidesForm known={known} answer={answer} />
      {answer === null ? (
        <Notice kind="info" title="比べられる期間がまだありません。">
          指標のある期間または版が2つになると、ここで比べられます。
        </Notice>
      ) : (
        <>
          {/* Who is missing on either side, and which side is old: before anything is compared. */}
          <CaveatNotices missing={answer.missing.to} stale={answer.to.stale} />
          <CaveatNotices missing={answer.missing.from} stale={answer.from.stale} />
          <RuleChanges rule={answer.rule} />
          {reasons.length === 0 ? null : (
            <Notice kind="info" title="訂正が含まれています。">
              <CorrectionList reasons={reasons} />
            </Notice>
          )}
          <ButtonRow>
            <LinkButton href={exportAddress(answer.from, answer.to)}>
              変わったことと理由をCSVで出力
            </LinkButton>
          </ButtonRow>
          <Section id="indicators" title="指標の差">
            <DataTable
              id="indicators"
              caption="指標の差（ポイントは、丸める前の率の引き算。同じ範囲での差は、元と先で同じように数えたものだけの差）"
              rows={answer.indicators}
              columns={INDICATOR_COLUMNS}
            />
          </Section>
          <Reasons indicators={answer.indicators} />
          <Changes id="items" title="優先手続で変わったこと" changes={answer.items} />
          <Changes
            id="procedures"
            title="手続で変わったこと"
            changes={answer.procedures}
            addressOf={({ id }) => `/procedures/${id}`}
          />
        </>
      )}
    </>
  );
}

function SidesForm({ known, answer }: Pick<ComparisonView, 'known' | 'answer'>) {
  const choices = known.map((one) => ({ value: sideText(one), label: sideLabel(one) }));
  return (
    <Form action="/comparison" method="get" class="period-form">
      <SelectField
        label="比べる元"
        name="from"
        value={answer ? sideText(answer.from) : ''}
        choices={choices}
      />
      <SelectField label="比べる先" name="to" value={answer ? sideText(answer.to) : ''} choices={choices} />
      <Button kind="secondary">比べる</Button>
    </Form>
  );
}

const RULES: Record<ComparisonDto['rule'][number]['field'], string> = {
  edition: '優先手続一覧の版',
  itemRule: '優先手続の数え方',
  definition: '指標の定義',
};
const ITEM_RULES: Record<string, string> = { any: 'いずれかの手続', all: 'すべての手続' };

function RuleChanges({ rule }: Pick<ComparisonDto, 'rule'>) {
  if (rule.length === 0) return null;
  const ruleText = (value: string) => (isDate(value) ? dayLabel(value) : (ITEM_RULES[value] ?? value));
  return (
    <Notice kind="warning" title="算定の決まりが異なります。">
      <BulletList
        items={rule.map(({ field, before, after }) => {
          const sides = field === 'definition' ? '' : `${ruleText(before)}から${ruleText(after)}に`;
          return `${RULES[field]}が${sides}変わっています。`;
        })}
      />
    </Notice>
  );
}

const INDICATOR_COLUMNS: Column<FirstDifference>[] = [
  column('name', '指標', ({ name }) => name, { heading: true }),
  column('before', '元', ({ before }) => sideInWords(before, NO_FIGURE), { numeric: true }),
  column('after', '先', ({ after }) => sideInWords(after, NO_FIGURE), { numeric: true }),
  column('points', '全体の差（ポイント）', ({ points }) => points && signed(points), { numeric: true }),
  column('alike', '同じ範囲での差（ポイント）', pointsAlike, { numeric: true }),
  { key: 'missing', label: '数えていないもの', wordy: true, cell: notCountedOf },
];

/** The difference over what both sides hold alike; the plain one where that is the same. */
function pointsAlike({ points, change: { likeForLike } }: FirstDifference): string | null {
  const alike = likeForLike === null ? points : likeForLike.points;
  return alike && signed(alike);
}

function notCountedOf({ before, after }: FirstDifference) {
  const [from, to] = [before.notCounted?.sentence, after.notCounted?.sentence];
  const sentences = from === to ? [from && `元・先とも${from}`] : [from && `元の${from}`, to && `先の${to}`];
  return sentences.some(Boolean) ? sentences.map((sentence) => sentence && <p>{sentence}</p>) : 'なし';
}

/** Every indicator that differs, with the rows its difference adds up from. */
function Reasons({ indicators }: { indicators: readonly FirstDifference[] }) {
  const differing = indicators.filter(({ responsible }) => responsible.total > 0);
  if (differing.length === 0) return null;
  return (
    <Section id="reasons" title="差の理由">
      {differing.map((one) => (
        <FirstRowsTable
          summary={`${differenceSentence(one)} 理由となった${one.responsible.total.toLocaleString('ja-JP')}件を見る`}
          id={`reasons-${one.key}`}
          caption={`${one.name}の差の理由`}
          first={one.responsible}
          columns={REASON_COLUMNS}
        />
      ))}
    </Section>
  );
}

const REASON_COLUMNS: Column<ResponsibleDto>[] = [
  column('name', '名称', ({ name }) => name, { heading: true }),
  column('n', '分子', ({ numerator }) => signedCount(numerator), { numeric: true }),
  column('d', '分母', ({ denominator }) => signedCount(denominator), { numeric: true }),
  { key: 'why', label: '理由', cell: ({ because }) => <Sentences changed={because} /> },
];

interface ChangesProps {
  id: string;
  title: string;
  changes: FirstRows<RowChangeDto>;
  /** Of the page of what changed, where it has one. */
  addressOf?: (change: RowChangeDto) => string;
}

function Changes({ id, title, changes, addressOf }: ChangesProps) {
  return (
    <Section id={id} title={`${title}（${changes.total.toLocaleString('ja-JP')}件）`}>
      {changes.total === 0 ? (
        <p>変わったことはありません。</p>
      ) : (
        <FirstRowsTable
          summary="一覧を見る"
          id={id}
          caption={title}
          first={changes}
          columns={[
            column('name', '名称', ({ name }: RowChangeDto) => name, { heading: true, href: addressOf }),
            { key: 'what', label: '変わったこと', cell: Sentences },
          ]}
        />
      )}
    </Section>
  );
}

function Sentences({ changed }: { changed: RowChangeDto['changed'] }) {
  const sentences = changeSentences(changed);
  return sentences.length === 0 ? (
    <>対応する手続の変更による</>
  ) : (
    <BulletList class="plain" items={sentences} />
  );
}

/** The first rows of a table, folded up; the file has them all. */
function FirstRowsTable<Row>({
  summary,
  first: { total, rows },
  ...table
}: Omit<ComponentProps<typeof DataTable<Row>>, 'rows'> & { summary: string; first: FirstRows<Row> }) {
  const further = total - MOST_ROWS;
  return (
    <details>
      <summary>{summary}</summary>
      <DataTable {...table} rows={rows} />
      {further > 0 ? (
        <p>{`はじめの${MOST_ROWS}件を表示しています。ほか${further.toLocaleString('ja-JP')}件は、CSVで出力すると見られます。`}</p>
      ) : null}
    </details>
  );
}
