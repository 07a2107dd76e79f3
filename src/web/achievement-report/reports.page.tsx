import { type KnownPeriod } from '../../achievement/figures/figure-history.repository.js';
import { parseMonth } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type FailedReportFileDto } from '../../publication/report-file-answer.dto.js';
import { type ReportMaking } from '../../publication/report-file.service.js';
import { REPORT_FORMAT_NAMES, REPORT_FORMATS } from '../../publication/report-formats.js';
import { BulletList } from '../components/bullet-list.js';
import { cellColumn, type Column, column, DataTable } from '../components/data-table.js';
import { instantBy } from '../components/instant-label.js';
import { StateTag } from '../components/state-tag.js';
import { Digest } from './digest.js';
import { FileLink, sizeLabel } from './file-links.js';
import { reportAddress } from './report-address.js';

/** One revision of a month, with the newest report kept of it. */
export interface ReportLine extends KnownPeriod {
  /** Undefined where none is kept (yet). */
  newest: ReportMaking | undefined;
  /** How many further ones are kept. */
  further: number;
  /** The forms of it that could not be made so far. */
  failed: readonly FailedReportFileDto[];
}

/** 報告書: every month and revision, with what is stored of it. */
export function reportsPage(lines: readonly ReportLine[]) {
  return (
    <div class="stack">
      <p>
        対象月を確定すると、報告書のファイルが自動で作成され、保存されます。保存したファイルは変わりません。
      </p>
      <DataTable
        id="reports"
        caption="報告書の一覧（新しい月・版から）"
        rows={lines}
        empty="報告書はまだありません。対象月の受付を開始すると、速報がここに表示されます。"
        columns={COLUMNS}
      />
    </div>
  );
}

const COLUMNS: Column<ReportLine>[] = [
  column('month', '対象月', ({ period }) => periodLabel(period), {
    heading: true,
    href: ({ period, revision }) => reportAddress({ month: parseMonth(period), revision }),
  }),
  column('revision', '版', ({ revision }) => `第${revision}版`, { short: true }),
  cellColumn('state', '区分', StateTag),
  cellColumn('files', 'ファイル', filesCell),
  column('made', '作成', ({ newest }) => instantBy(newest?.madeAt ?? null, newest?.madeBy ?? null)),
  cellColumn('digest', '内容のダイジェスト', ({ newest, period }) =>
    newest ? <Digest value={newest.modelDigest} of={`${periodLabel(period)}の報告書`} /> : '―',
  ),
];

function filesCell({ newest, state, further, failed }: ReportLine) {
  if (!newest) return state === 'final' ? '作成中' : '未作成';
  return (
    <>
      <BulletList
        class="file-links"
        items={newest.files.map((file) => (
          <>
            <FileLink {...file} />
            {`（${sizeLabel(file.size)}）`}
          </>
        ))}
      />
      {newest.files.length + failed.length < REPORT_FORMATS.length ? '作成中' : null}
      {failed.length > 0
        ? `${failed.map(({ format }) => REPORT_FORMAT_NAMES[format]).join('、')}は作成できませんでした。理由は対象月を開くと分かります。`
        : null}
      {further > 0 ? `ほかに${further}回作成した速報があります。` : null}
    </>
  );
}
