import { type CandidateDto } from '../../../automation/portfolio/portfolio.dto.js';
import { type FiscalYear } from '../../../kernel/fiscal-year.js';
import { DataTable } from '../../components/data-table.js';
import { amountLabel } from '../amount-words.js';
import { NamedProject } from './named-project.js';
import { TableExportLinks } from './export-links.js';

/** 候補 and 分析 by the hours their work takes in a year, with what is assumed. */
export function CandidateSection({
  candidates,
  year,
}: {
  candidates: readonly CandidateDto[];
  year: FiscalYear;
}) {
  return (
    <section aria-labelledby="candidates-heading" class="stack">
      <h2 id="candidates-heading">次に取り組む候補</h2>
      <p>
        今日「候補」または「分析」の案件を、その仕事にかかる1年の時間（台帳の申請件数×1件当たりの時間×人数）の多い順に並べています。減らせる時間ではありません。
      </p>
      <DataTable
        id="candidates"
        caption={`候補（${candidates.length}件）`}
        columns={[
          {
            key: 'rank',
            label: '順位',
            numeric: true,
            cell: ({ at, hoursPerYear }: CandidateDto & { at: number }) =>
              hoursPerYear === null ? '―' : at + 1,
          },
          {
            key: 'name',
            label: '案件',
            heading: true,
            cell: (candidate) => <NamedProject {...candidate} />,
          },
          { key: 'department', label: '所管課', cell: ({ departmentName }) => departmentName },
          {
            key: 'hours',
            label: '1年の時間',
            numeric: true,
            cell: ({ hoursPerYear }) => amountLabel(hoursPerYear),
          },
          {
            key: 'count',
            label: '申請件数',
            numeric: true,
            cell: ({ applications }) =>
              applications && applications.completeness.reported > 0
                ? applications.count.toLocaleString('ja-JP')
                : '―',
          },
          {
            key: 'minutes',
            label: '1件（分）',
            numeric: true,
            cell: ({ minutesPerCase }) => amountLabel(minutesPerCase),
          },
          { key: 'people', label: '人数', numeric: true, cell: ({ people }) => amountLabel(people) },
          {
            key: 'assumed',
            label: '仮定・不足',
            cell: ({ assumed }) => (
              <ul class="plain-list">
                {assumed.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            ),
          },
        ]}
        rows={candidates.map((one, at) => ({ ...one, at }))}
        rowKey={({ projectId }) => projectId}
        empty="候補または分析の案件はありません。"
      />
      {candidates.length === 0 ? null : (
        <TableExportLinks year={year} table="candidates" about="次に取り組む候補" />
      )}
    </section>
  );
}
