import { type DepartmentOutlookDto } from '../../reorganisation/department-change-answer.dto.js';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { DataTable } from '../components/data-table.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { type Tab, Tabs } from '../components/tabs.js';
import { Fields } from '../form/fields-form.js';
import { FormState } from '../form/form-state.js';
import { type FormBody, textOf, textsOf } from '../http/form-body.js';
import { optionFields } from './change-form.js';
import { DayField } from './day-field.js';
import { NEW_DEPARTMENT_FORM } from './department-form.js';

export interface SplitView {
  tabs: readonly Tab[];
  outlook: DepartmentOutlookDto;
  today: string;
  faults: readonly Fault[];
  typed: FormBody | undefined;
}

/** Before procedures are split off: which ones, when, and to what new department. */
export function splitPage({ tabs, outlook, today, faults, typed }: SplitView) {
  const { department, procedures } = outlook;
  const path = `/administration/departments/${department.id}`;
  const version = textOf(typed, 'version') || String(department.version);
  const { divisionName } = department;
  const entered = typed
    ? FormState.posted(NEW_DEPARTMENT_FORM, typed)
    : FormState.of(NEW_DEPARTMENT_FORM, { divisionName });
  const chosen = new Set(textsOf(typed, 'procedure'));
  return (
    <div class="stack">
      <Tabs label="管理" tabs={tabs} />
      <ErrorSummary faults={faults} fields={['code', 'name', 'division', 'on']} />
      <p>{`「${department.name}」から選んだ手続を、実施日に新しい課へ移します。残りの手続、利用者、トークンは「${department.name}」のままです。`}</p>
      <Form action={`${path}/split`} hidden={{ version, ...optionFields(typed) }}>
        <div class="narrow stack">
          <Fields state={entered.refused(faults)} />
          <DayField value={typed === undefined ? today : textOf(typed, 'on')} faults={faults} />
        </div>
        <DataTable
          id="procedures"
          caption={`移す手続を選ぶ（${procedures.length}件）`}
          columns={[
            {
              key: 'choose',
              label: '選択',
              cell: ({ id, name }) => (
                <label class="check">
                  <input type="checkbox" name="procedure" value={id} checked={chosen.has(id)} />
                  <span class="visually-hidden">{`${name}を移す`}</span>
                </label>
              ),
            },
            { key: 'code', label: '手続コード', cell: ({ code }) => code },
            {
              key: 'name',
              label: '手続名',
              cell: ({ name, retired }) => (retired ? `${name}（登録取消）` : name),
              heading: true,
            },
          ]}
          rows={procedures}
          rowKey={({ id }) => id}
          empty="この課に手続はありません。"
        />
        <ButtonRow>
          <Button>移る内容を確かめる</Button>
          <LinkButton href={path}>やめて戻る</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}
