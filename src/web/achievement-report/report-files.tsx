import { type Snapshot } from '../../achievement/snapshot/snapshot.js';
import { type Month } from '../../kernel/month.js';
import {
  type ReportFileLineDto,
  type FailedReportFileDto,
} from '../../publication/report-file-answer.dto.js';
import { type ReportMaking } from '../../publication/report-file.service.js';
import { REPORT_FORMAT_NAMES, REPORT_FORMATS } from '../../publication/report-formats.js';
import { Button, ButtonRow } from '../components/button.js';
import { cellColumn, type Column, column, DataTable } from '../components/data-table.js';
import { instantLabel } from '../components/instant-label.js';
import { Form } from '../components/form.js';
import { Notice } from '../components/notice.js';
import { Digest } from './digest.js';
import { FileLink, sizeLabel } from './file-links.js';
import { reportAddress } from './report-address.js';

export interface FilesView {
  month: Month;
  revision: number;
  state: Snapshot['state'];
  /** The files of this revision, newest first. */
  makings: readonly ReportMaking[];
  /** The forms that could not be made so far. */
  failed: readonly FailedReportFileDto[];
  /** Whether one may have a provisional report made. */
  mayMake: boolean;
}

/** Whether files are still to come: those of a closed revision, or of a provisional report somebody asked for. */
function isPending({ state, makings }: Pick<FilesView, 'state' | 'makings'>): boolean {
  if (state === 'final' && !makings.some((one) => one.state === 'final')) return true;
  return makings.some(({ files }) => files.length < REPORT_FORMATS.length);
}

/**
 * The stored files of a revision. While some are still to come it asks for itself every second; without scripts the
 * page is loaded again by hand.
 */
export function ReportFiles(view: FilesView) {
  const { month, revision, state, makings, mayMake } = view;
  const pending = isPending(view);
  const polled = pending
    ? {
        'hx-get': `/reports/${month}/files?revision=${revision}`,
        'hx-trigger': 'every 1s',
        'hx-swap': 'outerHTML',
      }
    : {};
  const files = makings.flatMap((making) => making.files);
  return (
    <section id="files" class="stack" aria-labelledby="files-heading" {...polled}>
      <h2 id="files-heading">ファイル</h2>
      {view.failed.map(({ format, message }) => (
        <Notice kind="warning" title={`${REPORT_FORMAT_NAMES[format]}：作成できませんでした。`}>
          <p>{message}</p>
        </Notice>
      ))}
      {pending ? <Pending {...view} /> : null}
      {files.length > 0 ? (
        <DataTable
          id="file-list"
          caption="保存されたファイル（作成後は変わりません）"
          columns={COLUMNS}
          rows={files}
        />
      ) : null}
      {files.length === 0 && !pending ? <p>この版のファイルはまだありません。</p> : null}
      {state === 'provisional' && mayMake ? (
        <Form action={`/reports/${month}/files`} class="stack screen-only">
          <p>
            今の値で速報の報告書を作成し、保存します。保存したファイルは、あとで値が変わっても変わりません。
          </p>
          <ButtonRow>
            <Button kind="secondary">速報を作成</Button>
          </ButtonRow>
        </Form>
      ) : null}
    </section>
  );
}

function Pending({ month, revision, makings }: FilesView) {
  const { files = [] } = makings.find((one) => one.files.length < REPORT_FORMATS.length) ?? {};
  return (
    <p class="screen-only">
      {`ファイルを作成しています（${files.length} / ${REPORT_FORMATS.length}）。この画面を閉じても処理は続きます。`}
      <a href={`${reportAddress({ month, revision })}#files`}>最新の状態を表示する</a>
    </p>
  );
}

const COLUMNS: Column<ReportFileLineDto>[] = [
  cellColumn('format', '形式', FileLink, { heading: true }),
  column('state', '区分', ({ state }) => STATES[state], { short: true }),
  column('size', '大きさ', ({ size }) => sizeLabel(size), { numeric: true }),
  column('at', '作成日時', ({ madeAt }) => instantLabel(madeAt), { short: true }),
  column('by', '作成者', ({ madeBy }) => madeBy),
  cellColumn('sha256', 'ファイルのSHA-256', ({ sha256, format }) => (
    <Digest value={sha256} of={`${REPORT_FORMAT_NAMES[format]}ファイル`} />
  )),
  cellColumn('model', '内容のダイジェスト', ({ modelDigest, format }) => (
    <Digest value={modelDigest} of={`${REPORT_FORMAT_NAMES[format]}の内容`} />
  )),
];

const STATES: Record<Snapshot['state'], string> = { provisional: '速報', final: '確定' };
