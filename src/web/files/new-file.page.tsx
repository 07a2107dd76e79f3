import { type ImportKind } from '../../exchange/import-kinds.js';
import { KEPT_DAYS } from '../../exchange/kept-import.repository.js';
import { type Fault } from '../../platform/problem.js';
import { choicesOf, type FileColumn, ruleOf } from '../../platform/tabular/columns.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { type Column, column, DataTable } from '../components/data-table.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { CheckField, type Choice, SelectField, TextArea } from '../components/form-field.js';
import { Notice } from '../components/notice.js';

/** What the fields of the form can be. */
export interface NewFileChoices {
  months: readonly Choice[];
  fiscalYears: readonly Choice[];
  editions: readonly Choice[];
}

export interface NewFileView extends NewFileChoices {
  kind: ImportKind;
  /** What was typed, by the names of the fields. */
  values: Readonly<Record<string, string>>;
  faults: readonly Fault[];
  /** Names the form, so that it is taken once however often it is sent. */
  formKey: string;
}

/** The form for a file of one kind: it is looked over first and changes nothing. */
export function newFilePage(view: NewFileView) {
  const { kind, faults, values, formKey } = view;
  const { takes } = kind;
  if (takes.month === 'required' && view.months.length === 0)
    return (
      <Notice kind="info" title="受付中の対象月がありません。">
        <p>{`${kind.label}は、受付中の月にだけ取り込めます。`}</p>
      </Notice>
    );
  const field = (name: string) => ({ name, value: values[name] ?? '', faults });
  return (
    <div class="stack">
      <ErrorSummary faults={faults} fields={['file', 'table', 'month', 'fiscalYear', 'edition']} />
      <p>{kind.about}</p>
      <p>
        <a href={`/files/templates/${kind.name}`}>{`${kind.label}のひな形（Excel）`}</a>
        に入力するか、同じ見出しの表をお使いください。ない列の内容は変わりません。
      </p>
      <Form action="/files/new" enctype="multipart/form-data" hidden={{ kind: kind.name, key: formKey }}>
        {takes.month ? (
          <SelectField label="対象月" {...field('month')} choices={view.months} required />
        ) : null}
        {takes.fiscalYear ? (
          <SelectField label="年度" {...field('fiscalYear')} choices={view.fiscalYears} required />
        ) : null}
        <FileField faults={faults} />
        <details open={values['table'] !== undefined && values['table'] !== ''}>
          <summary>ファイルの代わりに、表を貼り付ける</summary>
          <TextArea
            label="表"
            {...field('table')}
            rows={6}
            hint="Excelで見出しの行から選んでコピーし、ここに貼り付けます。ファイルを選んだときは使いません。"
          />
        </details>
        <details>
          <summary>そのほかの指定</summary>
          <div class="stack">
            {takes.edition ? (
              <SelectField label="優先手続番号の版" {...field('edition')} choices={view.editions} />
            ) : null}
            {takes.allowSimilar ? (
              <CheckField
                label="似たものがあっても、別のものとして登録する"
                name="allowSimilar"
                checked={values['allowSimilar'] === 'on'}
              />
            ) : null}
            <CheckField
              label="Excelの非表示の行と列も取り込む"
              name="includeHidden"
              checked={values['includeHidden'] === 'on'}
            />
          </div>
        </details>
        <ButtonRow>
          <Button>内容を確かめる</Button>
          <LinkButton href="/files">取り込みの一覧に戻る</LinkButton>
        </ButtonRow>
        <p class="quiet">{`まだ取り込みません。確かめたファイルは${KEPT_DAYS}日間だけ保存し、選び直さずに取り込めます。`}</p>
      </Form>
      <DataTable id="columns" caption="使える列" columns={COLUMNS} rows={Object.values(kind.columns)} />
    </div>
  );
}

function FileField({ faults }: { faults: readonly Fault[] }) {
  const wrong = faults.filter(({ where }) => where === 'file');
  return (
    <div class={wrong.length === 0 ? 'field' : 'field field--wrong'}>
      <label class="field__label" for="file">
        ファイル（CSVまたはExcelの.xlsx）
      </label>
      <input type="file" id="file" name="file" class="input" accept=".csv,.tsv,.txt,.xlsx" />
    </div>
  );
}

const COLUMNS: Column<FileColumn>[] = [
  column('name', '列', ({ name }) => name, { heading: true, short: true }),
  column('required', '必須', ({ required }) => (required ? '必須' : ''), { short: true }),
  column('rule', '入力のしかた', ruleOf, { wordy: true }),
  column('choices', '選べる値', (one) => choicesOf(one).join('、'), { wordy: true }),
  column('aliases', '別の見出し', ({ aliases = [] }) => aliases.join('、')),
];
