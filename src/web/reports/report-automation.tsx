import { completenessInWords, FIGURE_WORDS, NO_FIGURE } from '../../kernel/figure-words.js';
import { BASES } from '../../automation/automation-words.js';
import { type PortfolioDto } from '../../automation/portfolio/portfolio.dto.js';
import {
  groupedDecimal,
  moneyInWords,
  spanInWords,
  troubleInWords,
} from '../../publication/automation/automation-words.js';
import { type ReportModel } from '../../publication/report-model.js';
import { type ReportHoursDto } from '../../publication/report-parts-answer.dto.js';
import { type Column, DataTable } from '../components/data-table.js';

/** 自動化の効果 with its basis, and the projects to be looked at; nothing where there are no projects. */
export function AutomationSection({ model: { automation } }: { model: ReportModel }) {
  if (!automation) return null;
  const { programme, inProduction, ofMonth, ofYear, shortfalls, robots } = automation;
  return (
    <section class="stack" aria-labelledby="automation-heading">
      <h2 id="automation-heading">自動化の効果</h2>
      <p>
        {`登録された案件は${programme.projects}件（対象 ${programme.due}件、着手 ${programme.begun}件、達成 ${programme.achieved}件）で、月末に本番のものは${inProduction}件です。実績と見込は合計しません。`}
      </p>
      <DataTable
        id="report-automation"
        caption="削減時間"
        rows={ofYear.from === ofYear.to ? [ofMonth] : [ofMonth, ofYear]}
        rowKey={spanInWords}
        columns={HOURS_COLUMNS}
      />
      <p>{moneyInWords(automation)}</p>
      {shortfalls.length === 0 ? null : (
        <DataTable
          id="report-shortfalls"
          caption="見込を下回る案件（効果のわかる月どうしの比較）"
          rows={shortfalls}
          rowKey={({ code }) => code}
          columns={SHORTFALL_COLUMNS}
        />
      )}
      {robots.length === 0 ? null : (
        <DataTable
          id="report-robots"
          caption="停止・失敗の多いロボット"
          rows={robots}
          rowKey={({ code }) => code}
          columns={ROBOT_COLUMNS}
        />
      )}
    </section>
  );
}

const HOURS_COLUMNS: Column<ReportHoursDto>[] = [
  { key: 'span', label: '期間', heading: true, cell: spanInWords },
  { key: 'saved', label: '削減時間（実績）', numeric: true, cell: ({ actual }) => hours(actual.saved) },
  ...BASES.keys.map((basis) => ({
    key: basis,
    label: `うち${BASES.names[basis]}`,
    numeric: true,
    cell: ({ actual }: ReportHoursDto) => hours(actual.byBasis[basis]),
  })),
  {
    key: 'reduction',
    label: '削減率',
    numeric: true,
    cell: ({ actual: { reductionPercent } }) => (reductionPercent === null ? '―' : `${reductionPercent}%`),
  },
  {
    key: 'reported',
    label: FIGURE_WORDS.completeness,
    numeric: true,
    cell: ({ actual }) => completenessInWords(actual.completeness),
  },
  {
    key: 'estimated',
    label: '削減時間（見込）',
    numeric: true,
    cell: ({ estimated }) => hours(estimated.hours),
  },
];

type Named = PortfolioDto['robots'][number] | PortfolioDto['shortfalls'][number];

const NAME_COLUMNS: Column<Named>[] = [
  {
    key: 'name',
    label: '案件',
    heading: true,
    cell: ({ code, name }) => `${name}（${code}）`,
  },
  { key: 'department', label: '所管課', short: true, cell: ({ departmentName }) => departmentName },
];

const SHORTFALL_COLUMNS: Column<PortfolioDto['shortfalls'][number]>[] = [
  ...NAME_COLUMNS,
  { key: 'actual', label: '実績', numeric: true, cell: ({ actual }) => hours(actual) },
  { key: 'estimated', label: '見込', numeric: true, cell: ({ estimated }) => hours(estimated) },
  { key: 'missing', label: '差', numeric: true, cell: ({ missing }) => hours(missing) },
  {
    key: 'reached',
    label: '見込に対する実績',
    numeric: true,
    cell: ({ reachedPercent }) => (reachedPercent === null ? '―' : `${reachedPercent}%`),
  },
];

const ROBOT_COLUMNS: Column<PortfolioDto['robots'][number]>[] = [
  ...NAME_COLUMNS,
  { key: 'trouble', label: '状況', cell: ({ trouble }) => troubleInWords(trouble) },
];

function hours(value: string | null): string {
  return value === null ? NO_FIGURE : `${groupedDecimal(value)}時間`;
}
