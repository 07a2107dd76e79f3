import { FIGURE_WORDS } from '../../kernel/figure-words.js';
import {
  type HoursOfPeriodDto,
  type MonthlyAutomationDto,
} from '../../automation/portfolio/portfolio.dto.js';
import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { amountLabel } from '../automation/amount-words.js';
import { basisInWords, monthsAnswered } from '../automation/portfolio/portfolio-words.js';
import { type Column, column, DataTable } from '../components/data-table.js';

/** Hours saved by automation in the month and in its fiscal year so far; nothing where there are no projects. */
export function AutomationSection({ automation }: { automation: MonthlyAutomationDto | null }) {
  if (automation === null || automation.projects === 0) return null;
  const { month, fiscalYear, ofMonth, ofYear, projects, inProduction } = automation;
  const rows = [
    { name: periodLabel(month), ...ofMonth },
    { name: `${periodLabel(fiscalYearPeriod(fiscalYear))}の4月から対象月まで`, ...ofYear },
  ];
  return (
    <section aria-labelledby="automation-heading" class="stack">
      <h2 id="automation-heading">自動化による削減時間</h2>
      <DataTable
        id="automation"
        caption={`職員の作業時間（案件${projects}件のうち本番${inProduction}件）`}
        columns={COLUMNS}
        rows={rows}
      />
      <p>
        実績と見込は別の数字です。現在の月次実績による値で、確定値ではありません。{' '}
        <a href={`/automation/portfolio?fiscalYear=${fiscalYear}`}>効果と費用を見る</a>
      </p>
    </section>
  );
}

const COLUMNS: Column<HoursOfPeriodDto & { name: string }>[] = [
  column('name', '期間', ({ name }) => name, { heading: true }),
  column('actual', '実績（時間）', ({ hours }) => amountLabel(hours.saved), { numeric: true }),
  column('basis', '算出方法', ({ hours }) => basisInWords(hours)),
  column('answers', FIGURE_WORDS.reported, ({ hours }) => monthsAnswered(hours.completeness), {
    short: true,
  }),
  column('estimated', '見込（時間）', ({ estimated }) => amountLabel(estimated.hours), { numeric: true }),
];
