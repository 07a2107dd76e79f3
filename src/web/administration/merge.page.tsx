import { type DepartmentDto } from '../../access/department/department.dto.js';
import { type DepartmentOutlookDto } from '../../reorganisation/department-change-answer.dto.js';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { SelectField } from '../components/form-field.js';
import { type Tab, Tabs } from '../components/tabs.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { optionFields } from './change-form.js';
import { DayField } from './day-field.js';
import { OutlookFacts } from './outlook-facts.js';

export interface MergeView {
  tabs: readonly Tab[];
  outlook: DepartmentOutlookDto;
  /** Departments that may take over. */
  others: readonly DepartmentDto[];
  today: string;
  faults: readonly Fault[];
  typed: FormBody | undefined;
}

/** Before a department is merged into another: which one, when, and what becomes of its users. */
export function mergePage({ tabs, outlook, others, today, faults, typed }: MergeView) {
  const { department } = outlook;
  const path = `/administration/departments/${department.id}`;
  const version = textOf(typed, 'version') || String(department.version);
  return (
    <>
      <Tabs label="管理" tabs={tabs} />
      <div class="narrow stack">
        <ErrorSummary faults={faults} fields={['into', 'on', 'users']} />
        <OutlookFacts outlook={outlook} />
        <p>{`「${department.name}」の手続をすべて統合先の課に移し、実施日で「${department.name}」を廃止します。`}</p>
        <Form action={`${path}/merge`} hidden={{ version, ...optionFields(typed) }}>
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
          <DayField value={typed === undefined ? today : textOf(typed, 'on')} faults={faults} />
          <SelectField
            label="利用者の扱い"
            name="users"
            value={textOf(typed, 'users') || 'move'}
            choices={[
              { value: 'move', label: '統合先の課に移す（役割はそのまま）' },
              { value: 'disable', label: '利用を停止する' },
            ]}
            faults={faults}
          />
          <ButtonRow>
            <Button>移る内容を確かめる</Button>
            <LinkButton href={path}>やめて戻る</LinkButton>
          </ButtonRow>
        </Form>
      </div>
    </>
  );
}
