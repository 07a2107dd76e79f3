import { FIGURE_WORDS } from '../../kernel/figure-words.js';
import {
  type HoursOfPeriodDto,
  type MonthlyAutomationDto,
} from '../../automation/portfolio/portfolio.dto.js';
import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { amountLabel } from '../automation/amount-words.js';
import { basisInWords, monthsAnswered } from '../automation/portfolio/portfolio-words.js';
import { DataTable } from '../components/data-table.js';

/** Hours saved by automation in the month and in its fiscal year so far; nothing where there are no projects. */
export function AutomationSection({ automation }: { automation: MonthlyAutomationDto | null }) {
  if (automation === null || automation.projects === 0) return null;
  const { month, fiscalYear, ofMonth, ofYear, projects, inProduction } = automation;
  const rows = [
    { name: periodLabel(month), of: ofMonth },
    { name: `${periodLabel(fiscalYearPeriod(fiscalYear))}の4月から対象月まで`, of: ofYear },
  ];
  return (
    <section aria-labelledby="automation-heading" class="stack">
      <h2 id="automation-heading">自動化による削減時間</h2>
      <DataTable
        id="automation"
        caption={`職員の作業時間（案件${projects}件のうち本番${inProduction}件）`}
        columns={[
          { key: 'name', label: '期間', heading: true, cell: ({ name }: Row) => name },
          {
            key: 'actual',
            label: '実績（時間）',
            numeric: true,
            cell: ({ of }) => amountLabel(of.hours.saved),
          },
          { key: 'basis', label: '算出方法', cell: ({ of }) => basisInWords(of.hours) },
          {
            key: 'answers',
            label: FIGURE_WORDS.reported,
            short: true,
            cell: ({ of }) => monthsAnswered(of.hours.completeness),
          },
          {
            key: 'estimated',
            label: '見込（時間）',
            numeric: true,
            cell: ({ of }) => amountLabel(of.estimated.hours),
          },
        ]}
        rows={rows}
      />
      <p>
        実績と見込は別の数字です。現在の月次実績による値で、確定値ではありません。{' '}
        <a href={`/automation/portfolio?fiscalYear=${fiscalYear}`}>効果と費用を見る</a>
      </p>
    </section>
  );
}

interface Row {
  name: string;
  of: HoursOfPeriodDto;
}
