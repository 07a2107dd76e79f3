import { completenessInWords, FIGURE_WORDS } from '../../../kernel/figure-words.js';
import { type PortfolioDto } from '../../../automation/portfolio/portfolio.dto.js';
import { isComplete } from '../../../kernel/rate.js';
import { DataTable } from '../../components/data-table.js';
import { Notice } from '../../components/notice.js';
import { amountLabel, monthsLabel, percentLabel } from '../amount-words.js';
import { TableExportLinks } from './export-links.js';
import { NamedProject } from './named-project.js';
import { sinceInWords, troubleInWords } from './trouble-words.js';

/** What nobody asked for and everybody should see: projects that fall short, robots that fail or stand still. */
export function TroubleSection({ portfolio }: { portfolio: PortfolioDto }) {
  const { shortfalls, robots, hours, projects } = portfolio;
  if (projects === 0 || hours.completeness.expected === 0) return null;
  if (shortfalls.length + robots.length === 0)
    return (
      <Notice
        kind={isComplete(hours.completeness) ? 'success' : 'info'}
        title={`${isComplete(hours.completeness) ? '' : '回答のあった月のうちでは、'}見込を下回る案件、失敗の多いロボット、止まっているロボットはありません。`}
      >
        <p>{`月次実績の${FIGURE_WORDS.reported}は${completenessInWords(hours.completeness)}か月分です。`}</p>
      </Notice>
    );
  return (
    <section aria-labelledby="trouble-heading" class="stack">
      <h2 id="trouble-heading">確かめる必要のある案件</h2>
      {shortfalls.length === 0 ? null : <Shortfalls portfolio={portfolio} />}
      {robots.length === 0 ? null : <Robots portfolio={portfolio} />}
    </section>
  );
}

function Shortfalls({ portfolio: { shortfalls, fiscalYear } }: { portfolio: PortfolioDto }) {
  return (
    <>
      <DataTable
        id="shortfalls"
        caption={`実績が見込を下回っている案件（${shortfalls.length}件、不足の多い順）`}
        columns={[
          nameColumn,
          { key: 'department', label: '所管課', cell: ({ departmentName }) => departmentName },
          {
            key: 'missing',
            label: '不足（時間）',
            numeric: true,
            cell: ({ missing }) => amountLabel(missing),
          },
          { key: 'actual', label: '実績（時間）', numeric: true, cell: ({ actual }) => amountLabel(actual) },
          {
            key: 'estimated',
            label: '見込（時間）',
            numeric: true,
            cell: ({ estimated }) => amountLabel(estimated),
          },
          {
            key: 'reached',
            label: '見込に対して',
            numeric: true,
            cell: ({ reachedPercent }) => percentLabel(reachedPercent),
          },
          { key: 'since', label: 'いつから', cell: sinceInWords },
          { key: 'months', label: '比べた月', cell: ({ months }) => monthsLabel(months) },
        ]}
        rows={shortfalls}
        rowKey={({ projectId }) => projectId}
      />
      <p class="quiet">
        実績の分かる月だけを、同じ月の見込と比べています。時間は1つずつ四捨五入しているため、表の数字どうしの差と0.1時間違うことがあります。
      </p>
      <TableExportLinks year={fiscalYear} table="shortfalls" about="実績が見込を下回っている案件" />
    </>
  );
}

function Robots({ portfolio: { robots, fiscalYear } }: { portfolio: PortfolioDto }) {
  return (
    <>
      <DataTable
        id="robots"
        caption={`失敗の多い、または止まっているロボット（${robots.length}件）`}
        columns={[
          nameColumn,
          { key: 'department', label: '所管課', cell: ({ departmentName }) => departmentName },
          {
            key: 'kind',
            label: '区分',
            short: true,
            cell: ({ trouble }) => (
              <span class="state state--late">{trouble.kind === 'failing' ? '失敗が多い' : '停止'}</span>
            ),
          },
          { key: 'trouble', label: '状況', cell: ({ trouble }) => troubleInWords(trouble) },
        ]}
        rows={robots}
        rowKey={({ projectId }) => projectId}
      />
      <TableExportLinks year={fiscalYear} table="robots" about="失敗の多い、または止まっているロボット" />
    </>
  );
}

const nameColumn = {
  key: 'name',
  label: '案件',
  heading: true,
  cell: NamedProject,
};
