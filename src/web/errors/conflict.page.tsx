import { type Problem } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { cellColumn, type Column, column, DataTable } from '../components/data-table.js';
import { Form } from '../components/form.js';
import { Notice } from '../components/notice.js';
import { valueInWords } from '../form/field.js';
import { FormConflict } from '../form/submit-form.js';
import { type ComparedField } from '../form/form-description.js';
import { labelledFields } from './field-labels.js';

interface Props {
  problem: Problem;
  /** Where the form was sent. */
  action: string;
  /** What the form said. */
  posted: unknown;
  /** The page the form stands on, a path of ours. */
  back: string;
}

type Fields = Record<string, unknown>;

/** Two people changed the same thing: both versions side by side, and a choice. Nothing is lost or overwritten unasked. */
export function conflictPage({ problem, action, posted, back }: Props) {
  const { yours, current } = (problem.particulars.extensions ?? {}) as { yours?: unknown; current?: unknown };
  const version = fieldsOf(current).version;
  const fields =
    problem instanceof FormConflict ? problem.fields : comparison(fieldsOf(yours), fieldsOf(current));
  return (
    <div class="stack">
      <Notice kind="warning" title={problem.title}>
        <p>あなたの変更はまだ保存されていません。2つの内容を見比べて、どちらにするか選んでください。</p>
      </Notice>
      <DataTable
        id="versions"
        caption="内容の比較"
        columns={versionColumns('現在の内容')}
        rows={fields}
        empty="比べられる項目がありません。最新の内容を開いて確かめてください。"
      />
      <ButtonRow>
        <LinkButton kind="primary" href={back}>
          現在の内容を開き直す（入力は破棄）
        </LinkButton>
        {typeof version === 'number' ? (
          <Form
            action={action}
            hidden={{ ...(fieldsOf(posted) as Record<string, string | string[]>), version }}
          >
            <Button kind="secondary">自分の入力で保存する</Button>
          </Form>
        ) : null}
      </ButtonRow>
    </div>
  );
}

/** Two versions side by side, and where they differ. `current` heads the one that is stored. */
export function versionColumns(current: string): Column<ComparedField>[] {
  return [
    column('field', '項目', ({ label }) => label, { heading: true }),
    cellColumn('yours', 'あなたの入力', (row) => row.yours),
    cellColumn('current', current, (row) => row.current),
    column('differs', '違い', (row) => (row.yours === row.current ? '同じ' : '異なる'), { short: true }),
  ];
}

/** Two versions of what no form describes, in the labels there are for its fields. */
function comparison(yours: Fields, current: Fields): ComparedField[] {
  return labelledFields(yours).map(([name, label]) => ({
    label,
    yours: valueInWords(yours[name]),
    current: valueInWords(current[name]),
  }));
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
