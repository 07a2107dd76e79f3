import { type ImportResultDto } from '../../platform/tabular/import-result.dto.js';
import { type Month } from '../../kernel/month.js';
import { rowNumbersText } from '../../platform/tabular/row-numbers.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { cellColumn, type Column, column, DataTable } from '../components/data-table.js';
import { Form } from '../components/form.js';
import { CheckField, TextArea } from '../components/form-field.js';
import { Notice } from '../components/notice.js';

export interface ExtractView {
  month: Month;
  text: string;
  /** Whether hidden rows and columns are wanted too. */
  includeHidden: boolean;
  /** Null before anything has been tried. */
  result: ImportResultDto | null;
  /** Whether neither a file nor a table came. */
  nothing?: boolean;
}

/** One monthly extract for all departments: a dry run first, then the import. */
export function extractPage({ month, text, includeHidden, result, nothing = false }: ExtractView) {
  return (
    <div class="stack">
      <div class="prose">
        <p>
          1行目を見出しにした表を取り込み、各課の「作成中」の報告に入力します。提出は各課または代理入力で行います。
        </p>
        <p>
          使える列：手続コード、手続名（どちらかは必須）、段階、適用除外理由、総件数、オンライン件数、予定年月、備考。ない列の内容は変わりません。
        </p>
      </div>
      <p>
        <a href={`/files/new?kind=status-reports&month=${month}`}>
          行ごとに変わるところを確かめてから取り込む
        </a>
      </p>
      {nothing ? <Notice kind="error" title="ファイルを選ぶか、表を貼り付けてください。" first /> : null}
      {result === null ? null : <Result result={result} />}
      <Form action={`/months/${month}/import`} enctype="multipart/form-data">
        <div class="field">
          <label class="field__label" for="file">
            ファイル（CSVまたはExcelの.xlsx）
          </label>
          <input type="file" id="file" name="file" class="input" accept=".csv,.tsv,.txt,.xlsx" />
        </div>
        <TextArea
          label="または、表を貼り付ける"
          name="table"
          rows={8}
          value={text}
          hint="Excelで見出しの行から選んでコピーし、ここに貼り付けます。ファイルを選んだときは使いません。"
        />
        <CheckField
          name="hidden"
          value="include"
          checked={includeHidden}
          label="Excelの非表示の行と列も取り込む"
        />
        <ButtonRow>
          <Button kind="secondary" name="run" value="try">
            確かめる（取り込まない）
          </Button>
          <Button name="run" value="take">
            取り込む
          </Button>
          <LinkButton href={`/months/${month}`}>所管課の一覧に戻る</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}

const FAULT_COLUMNS: Column<ImportResultDto['errors'][number]>[] = [
  column('row', '行', ({ row }) => row?.toString(), { numeric: true }),
  column('column', '列', (fault) => fault.column),
  cellColumn('value', '値', ({ value }) => value),
  column('message', '説明', ({ message }) => message, { heading: true }),
];

/** How many rows a file would change, or every reason why it changes nothing. */
function Result({ result }: { result: ImportResultDto }) {
  const { created, updated, unchanged, errors } = result;
  if (errors.length === 0) {
    return (
      <Notice kind="info" title="誤りはありません。まだ取り込んでいません。">
        <p>{`新しく入力 ${created}件、変更 ${updated}件、変更なし ${unchanged}件`}</p>
        <Remarks {...result} />
        <p>取り込むには、同じファイルか表で「取り込む」を押してください。</p>
      </Notice>
    );
  }
  return (
    <div class="stack">
      <Notice kind="error" title={`${errors.length}か所に誤りがあるため、何も取り込んでいません。`}>
        <p>表を直して、もう一度お試しください。</p>
        <Remarks {...result} />
      </Notice>
      <DataTable id="faults" caption="誤りの一覧" columns={FAULT_COLUMNS} rows={errors} />
    </div>
  );
}

/** Names what was not read of the file, so that nobody believes a column was imported that was not. */
function Remarks({ unreadColumns, hiddenRows, notes = [] }: ImportResultDto) {
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
