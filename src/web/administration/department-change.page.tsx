import { type Department } from '../../access/department/department.repository.js';
import { type DepartmentOutlook } from '../../catalogue/department-change/department-change.service.js';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { DataTable } from '../components/data-table.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { FormField, SelectField } from '../components/form-field.js';
import { Notice } from '../components/notice.js';
import { type Tab, Tabs } from '../components/tabs.js';
import { type FormBody, textOf, textsOf } from '../http/form-body.js';
import { OutlookFacts } from './department.page.js';
import { DepartmentFields } from './departments.page.js';

export interface DepartmentChangeView {
  tabs: readonly Tab[];
  outlook: DepartmentOutlook;
  /** Departments that may take over. */
  others: readonly Department[];
  today: string;
  faults: readonly Fault[];
  typed: FormBody | undefined;
}

/** Before a department is merged into another: what goes over and what stays. */
export function mergePage({ tabs, outlook, others, today, faults, typed }: DepartmentChangeView) {
  const { department, procedures } = outlook;
  const path = `/administration/departments/${department.id}`;
  return (
    <>
      <Tabs label="管理" tabs={tabs} />
      <div class="narrow stack">
        <ErrorSummary faults={faults} fields={['into', 'on']} />
        <OutlookFacts outlook={outlook} />
        <Notice
          kind="warning"
          title={`「${department.name}」の手続 ${procedures.length}件をすべて移します。`}
        >
          <Consequences outlook={outlook} />
          <p>{`「${department.name}」は実施日で廃止になります。`}</p>
        </Notice>
        <Form action={`${path}/merge`} hidden={{ version: department.version }}>
          <SelectField
            label="統合先の課"
            name="into"
            value={textOf(typed, 'into')}
            choices={[
              { value: '', label: '選んでください' },
              ...others.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })),
            ]}
            faults={faults}
            required
          />
          <DayField value={textOf(typed, 'on') || today} faults={faults} />
          <ButtonRow>
            <Button kind="danger">統合する</Button>
            <LinkButton href={path}>やめて戻る</LinkButton>
          </ButtonRow>
        </Form>
      </div>
    </>
  );
}

/** Before procedures are split off: which ones, and to what new department. */
export function splitPage({ tabs, outlook, today, faults, typed }: DepartmentChangeView) {
  const { department, procedures } = outlook;
  const path = `/administration/departments/${department.id}`;
  const chosen = textsOf(typed, 'procedure');
  return (
    <div class="stack">
      <Tabs label="管理" tabs={tabs} />
      <ErrorSummary faults={faults} fields={['code', 'name', 'division', 'on']} />
      <Notice kind="info" title={`「${department.name}」から選んだ手続を、新しい課に移します。`}>
        <Consequences outlook={outlook} />
      </Notice>
      <Form action={`${path}/split`} hidden={{ version: department.version }}>
        <div class="narrow stack">
          <DepartmentFields
            faults={faults}
            value={(name) =>
              typed === undefined && name === 'division'
                ? (department.divisionName ?? '')
                : textOf(typed, name)
            }
          />
          <DayField value={textOf(typed, 'on') || today} faults={faults} />
        </div>
        <DataTable
          id="procedures"
          caption="移す手続"
          columns={[
            {
              key: 'choose',
              label: '選択',
              cell: ({ id, name }) => (
                <label class="check">
                  <input type="checkbox" name="procedure" value={id} checked={chosen.includes(id)} />
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
          <Button>新しい課に移す</Button>
          <LinkButton href={path}>やめて戻る</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}

function DayField({ value, faults }: { value: string; faults: readonly Fault[] }) {
  return (
    <FormField
      label="実施日"
      name="on"
      type="date"
      size={12}
      value={value}
      hint="組織改正の日。手続は登録した時点で移り、実施日は操作の記録と廃止日に残ります。"
      faults={faults}
      required
    />
  );
}

function Consequences({ outlook: { users, tokens, openMonths } }: { outlook: DepartmentOutlook }) {
  return (
    <ul>
      <li>確定した対象月の値、これまでの段階の履歴、報告は変わりません。</li>
      <li>この課が主管課になっている優先手続は、移す手続と一緒に引き継ぎます。</li>
      {openMonths.length === 0 ? null : (
        <li>確定前の対象月に入力済みの報告は、元の課の報告として残ります。先に受理しておくと確実です。</li>
      )}
      {users + tokens === 0 ? null : (
        <li>{`利用者 ${users}人とトークン ${tokens}件は元の課のままです。「利用者」「トークン」で変更してください。`}</li>
      )}
    </ul>
  );
}
