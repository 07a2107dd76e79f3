import { type BulkLine } from '../../catalogue/bulk/bulk-change.js';
import { type BulkPreview } from '../../catalogue/bulk/bulk.service.js';
import { fieldName } from '../../catalogue/procedure-history/procedure-labels.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { type Column, DataTable } from '../components/data-table.js';
import { Form } from '../components/form.js';
import { Notice } from '../components/notice.js';
import { type BulkTexts, type ChosenRows } from './bulk-form.js';
import { type Names } from './catalogue-names.js';
import { valueInWords } from './value-words.js';

export interface BulkPreviewView {
  chosen: ChosenRows;
  back: string;
  texts: BulkTexts;
  preview: BulkPreview;
  names: Names;
  /** Why the preview is shown again, e.g. because somebody changed a row meanwhile. */
  notice: { title: string; detail: string } | null;
}

const OUTCOMES: Record<BulkLine['outcome'], string> = {
  change: '変わる',
  same: '変わらない',
  refused: '変更できない',
};

/** What will change, row by row, and what will not and why. */
export function bulkPreviewPage({ chosen, back, texts, preview, names, notice }: BulkPreviewView) {
  const { lines, counts, seal } = preview;
  return (
    <div class="stack">
      {notice === null ? null : (
        <Notice kind="warning" title={notice.title}>
          {notice.detail}
        </Notice>
      )}
      <p>{`変わる手続は${counts.change}件、変わらない手続は${counts.same}件、変更できない手続は${counts.refused}件です。まだ何も変更していません。`}</p>
      <DataTable id="preview" caption="変更の内容" columns={columnsOf(names)} rows={ordered(lines)} />
      <Form action="/procedures/bulk/apply" hidden={{ ...texts, ...chosen, seal }}>
        <ButtonRow>
          {counts.change === 0 ? null : <Button>{`${counts.change}件を変更する`}</Button>}
          <LinkButton href={`/procedures/bulk?${String(new URLSearchParams({ ...texts, ...chosen }))}`}>
            変更の内容を選び直す
          </LinkButton>
          <LinkButton href={back}>変更せずに一覧に戻る</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}

function columnsOf(names: Names): Column<BulkLine>[] {
  return [
    { key: 'code', label: 'コード', cell: ({ code }) => code },
    { key: 'name', label: '手続名', heading: true, cell: ({ name }) => name },
    { key: 'outcome', label: '結果', cell: ({ outcome }) => OUTCOMES[outcome] },
    { key: 'before', label: '変更前', cell: ({ before }) => <Fields values={before} names={names} /> },
    { key: 'after', label: '変更後', cell: ({ after }) => <Fields values={after} names={names} /> },
    { key: 'remark', label: '理由・注意', cell: ({ remark }) => remark ?? '―' },
  ];
}

function Fields({ values, names }: { values: Readonly<Record<string, unknown>>; names: Names }) {
  const filledFields = Object.entries(values).filter(([, value]) => value !== null);
  if (Object.keys(values).length === 0) return <>―</>;
  if (filledFields.length === 0) return <>（なし）</>;
  return (
    <>
      {filledFields.map(([field, value]) => (
        <div>{`${fieldName(field)}：${valueInWords(field, value, names)}`}</div>
      ))}
    </>
  );
}

/** What cannot be changed comes first: it needs a person. */
function ordered(lines: readonly BulkLine[]): BulkLine[] {
  const places: Record<BulkLine['outcome'], number> = { refused: 0, change: 1, same: 2 };
  return [...lines].sort((a, b) => places[a.outcome] - places[b.outcome]);
}
