import { type ImportKind } from '../../exchange/import-kinds.js';
import { type KeptRun } from '../../exchange/kept-import.repository.js';
import { type Page } from '../../platform/keyset.js';
import { cellColumn, type Column, column, DataTable } from '../components/data-table.js';
import { type List } from '../list/list.js';
import { type ListQuery } from '../list/list-query.js';
import { ListTable } from '../list/list-table.js';
import { runCounts, runState } from './run-words.js';

type KindRow = Pick<ImportKind, 'name' | 'label' | 'about'>;

const KIND_COLUMNS: Column<KindRow>[] = [
  column('label', '種類', ({ label }) => label, {
    heading: true,
    short: true,
    href: ({ name }) => `/files/new?kind=${name}`,
  }),
  column('about', '内容', ({ about }) => about, { wordy: true }),
  cellColumn('template', 'ひな形', ({ name, label }) => (
    <a href={`/files/templates/${name}`}>
      Excel<span class="visually-hidden">{`（${label}）`}</span>
    </a>
  )),
];

/** Files that came in, newest first, of these kinds. */
export function runList(kinds: readonly KindRow[]): List<KeptRun> {
  const labels = new Map(kinds.map(({ name, label }) => [name, label]));
  return {
    id: 'runs',
    path: '/files',
    caption: '取り込んだファイル（新しい順）',
    columns: [
      column('createdAt', '日時', ({ createdAt }) => createdAt),
      column('kind', '種類', ({ kind }) => labels.get(kind) ?? kind, { short: true }),
      column('file', 'ファイル', ({ fileName }) => fileName || '（名前なし）', {
        heading: true,
        href: ({ id }) => `/files/${id}`,
      }),
      column('who', '担当', ({ who }) => who),
      column('state', '状態', runState, { short: true, cell: RunState }),
      column('counts', '件数', runCounts),
    ],
    empty: '取り込んだファイルはまだありません。',
  };
}

/** Where a run stands, as a mark. */
export function RunState(run: Pick<KeptRun, 'state' | 'parameters'>) {
  return <span class={run.state === 'refused' ? 'mark mark--failed' : 'mark'}>{runState(run)}</span>;
}

/** ファイル取込: what can be imported, and what has been. */
export function filesPage(kinds: readonly KindRow[], query: ListQuery, page: Page<KeptRun>) {
  return (
    <div class="stack">
      <p>
        CSVまたはExcelのファイルを送ると、まず何が変わるかを示します。確かめてから取り込むので、送っただけでは何も変わりません。
      </p>
      <DataTable id="kinds" caption="取り込めるファイルの種類" columns={KIND_COLUMNS} rows={kinds} />
      <ListTable list={runList(kinds)} query={query} page={page} />
    </div>
  );
}
