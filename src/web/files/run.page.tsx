import { type RunView } from '../../exchange/checked-import.service.js';
import { type KeptRun } from '../../exchange/kept-import.repository.js';
import { type Page } from '../../platform/keyset.js';
import { type FileFaultDto } from '../../platform/tabular/file-fault.dto.js';
import { type RowChange } from '../../platform/tabular/row-changes.js';
import { rowNumbersText } from '../../platform/tabular/row-numbers.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { cellColumn, type Column, column, DataTable } from '../components/data-table.js';
import { Facts } from '../components/fact.js';
import { Form } from '../components/form.js';
import { instantLabel } from '../components/instant-label.js';
import { Notice } from '../components/notice.js';
import { type PageLinks } from '../components/pager.js';
import { Section } from '../components/section.js';
import { Tabs } from '../components/tabs.js';
import { RunState } from './files.page.js';
import { RunProgress } from './run-progress.js';
import { inWords, runCounts, runParameters } from './run-words.js';

/** Which changes are shown. */
export const SHOWN_CHANGES = ['all', 'new', 'changed'] as const;
type ShownChanges = (typeof SHOWN_CHANGES)[number];

export interface RunPageView extends RunView {
  show: ShownChanges;
  changes: Page<RowChange>;
  changesLinks: PageLinks;
  /** One page of the faults. */
  faults: readonly FileFaultDto[];
  faultsLinks: PageLinks;
}

/** A file that came in: what it would change or has changed, and what can be done with it. */
export function runPage(view: RunPageView) {
  const { run, kind } = view;
  const { preview, result } = run;
  return (
    <div class="stack">
      {run.state === 'waiting' ? <RunProgress {...view} /> : <Outcome run={run} />}
      <Decision run={run} />
      {result && result.errors.length > 0 ? (
        <Section id="wrong" title="誤り">
          <DataTable
            id="faults"
            caption={`誤りの一覧（全${inWords(result.errors.length)}）`}
            columns={FAULT_COLUMNS}
            rows={view.faults}
            pages={view.faultsLinks}
          />
        </Section>
      ) : null}
      {preview && preview.changed > 0 ? <Changes {...view} /> : null}
      {preview && !preview.byRow && preview.created + preview.updated > 0 ? (
        <p class="quiet">
          行ごとの内容は表示しません（追加だけの種類、行数の多いファイル、90日を過ぎた取り込み）。
        </p>
      ) : null}
      <Section id="about" title="このファイルについて">
        <Facts
          facts={[
            ['種類', kind.label],
            ['ファイル', run.fileName || '（名前なし）'],
            ...runParameters(run),
            ['状態', <RunState {...run} />],
            ['担当', run.who],
            ['送った日時', instantLabel(run.createdAt)],
            ...(run.state === 'checked' && run.keptUntil
              ? [['保存の期限', instantLabel(run.keptUntil)] as const]
              : []),
            ['SHA-256', <code class="files__digest">{run.fileDigest}</code>],
          ]}
        />
      </Section>
    </div>
  );
}

function Outcome({ run }: { run: KeptRun }) {
  const { kind, title } = outcomeOf(run);
  const sound = run.preview && run.preview.created + run.preview.updated + run.preview.unchanged > 0;
  const counts = run.state === 'refused' && !sound ? null : runCounts(run);
  return (
    <Notice kind={kind} title={title}>
      {run.state === 'refused' && sound ? (
        <p>誤りを直して送り直すと取り込めます。誤りのない行は、次のように変わります。</p>
      ) : null}
      {counts === null ? null : <p>{counts}</p>}
      {run.result ? <Remarks result={run.result} /> : null}
    </Notice>
  );
}

function outcomeOf(run: KeptRun): { kind: 'info' | 'success' | 'warning' | 'error'; title: string } {
  const { state, preview, result, parameters } = run;
  if (state === 'applied' && !parameters.dryRun) return { kind: 'success', title: '取り込みました。' };
  if (state === 'applied') return { kind: 'info', title: '確かめただけで、取り込んでいません。' };
  if (state === 'dropped') return { kind: 'info', title: '取りやめました。何も変わっていません。' };
  if (state === 'expired')
    return { kind: 'info', title: '取り込まないまま期限を過ぎたため、ファイルを削除しました。' };
  if (state === 'refused') {
    const count = result?.errors.length ?? 0;
    return { kind: 'error', title: `誤りが${inWords(count)}あるため、何も取り込んでいません。` };
  }
  if (preview?.overtaken)
    return {
      kind: 'warning',
      title:
        '確かめた後に登録内容が変わったため、取り込みませんでした。今の内容で確かめ直した結果を示します。',
    };
  return changesNothing(run)
    ? { kind: 'info', title: '登録されている内容と同じです。取り込んでも変わるものはありません。' }
    : { kind: 'info', title: '誤りはありません。まだ取り込んでいません。' };
}

const changesNothing = ({ preview }: KeptRun): boolean =>
  preview !== null && preview.created + preview.updated === 0;

/** Names what was not read of the file, so that nobody believes a column was imported that was not. */
function Remarks({ result }: { result: NonNullable<KeptRun['result']> }) {
  const { unreadColumns, hiddenRows, notes = [] } = result;
  return (
    <>
      {unreadColumns.length === 0 ? null : (
        <p>{`読まなかった列: ${unreadColumns.join('、')}。この列の内容は取り込みません。`}</p>
      )}
      {hiddenRows.length === 0 ? null : <p>{`非表示の行: ${rowNumbersText(hiddenRows)}`}</p>}
      {notes.map((note) => (
        <p>{note}</p>
      ))}
    </>
  );
}

/** What can be done with the file now. */
function Decision({ run }: { run: KeptRun }) {
  const { id, state } = run;
  const anew = `/files/new?${newFileQuery(run)}`;
  if (state === 'waiting') return null;
  if (state !== 'checked')
    return (
      <ButtonRow>
        <LinkButton href={anew} kind={state === 'refused' ? 'primary' : 'secondary'}>
          {state === 'refused' ? '直したファイルを送る' : '別のファイルを送る'}
        </LinkButton>
        <LinkButton href="/files">取り込みの一覧に戻る</LinkButton>
      </ButtonRow>
    );
  return (
    <Form action={`/files/${id}/apply`}>
      <ButtonRow>
        {changesNothing(run) ? null : <Button>この内容で取り込む</Button>}
        <Button kind="secondary" formAction={`/files/${id}/drop`}>
          取り込まない
        </Button>
        <LinkButton href={anew}>別のファイルを送る</LinkButton>
      </ButtonRow>
    </Form>
  );
}

function newFileQuery({ kind, parameters: { month, fiscalYear, edition } }: KeptRun): string {
  const query = new URLSearchParams({ kind });
  if (month !== undefined) query.set('month', month);
  if (fiscalYear !== undefined) query.set('fiscalYear', String(fiscalYear));
  if (edition !== undefined) query.set('edition', edition);
  return query.toString();
}

function Changes({ run, show, changes, changesLinks }: RunPageView) {
  const { created = 0, updated = 0 } = run.preview ?? {};
  const labels: Record<ShownChanges, string> = {
    all: 'すべての変更',
    new: `新規 ${inWords(created)}`,
    changed: `変更 ${inWords(updated)}`,
  };
  const done = run.state === 'applied';
  return (
    <Section id="changes" title={done ? '変わったところ' : '変わるところ'}>
      <Tabs
        label="変更の種類"
        tabs={SHOWN_CHANGES.map((one) => ({
          href: `/files/${run.id}${one === 'all' ? '' : `?show=${one}`}`,
          label: labels[one],
          current: one === show,
        }))}
      />
      <DataTable
        id="rows"
        caption={done ? '行ごとの変更' : '取り込むと変わる行'}
        columns={CHANGE_COLUMNS}
        rows={changes.items}
        pages={changesLinks}
        empty="該当する行はありません。"
      />
    </Section>
  );
}

const FAULT_COLUMNS: Column<FileFaultDto>[] = [
  column('row', '行', ({ row }) => row?.toString(), { numeric: true }),
  column('column', '列', (fault) => fault.column, { short: true }),
  cellColumn('value', '値', ({ value }) => value),
  column('message', '説明', ({ message }) => message, { heading: true, wordy: true }),
];

const CHANGE_COLUMNS: Column<RowChange>[] = [
  column('row', '行', ({ row }) => row, { kind: 'integer' }),
  column('kind', '区分', ({ isNew }) => (isNew ? '新規' : '変更'), { short: true }),
  column('subject', '対象', ({ subject }) => subject, { heading: true }),
  cellColumn('cells', '内容', Cells),
];

function Cells({ isNew, cells }: RowChange) {
  return (
    <ul class="files__cells">
      {cells.map(({ column: name, before, after }) => (
        <li>
          <span class="files__column">{`${name}：`}</span>
          {isNew ? (
            after
          ) : (
            <>
              <del>{before ?? '（空欄）'}</del>
              {' → '}
              <ins>{after ?? '（空欄）'}</ins>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
