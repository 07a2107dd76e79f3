import { type DepartmentDto } from '../../access/department/department.dto.js';
import { type DepartmentOutlookDto } from '../../reorganisation/department-change-answer.dto.js';
import { type OwnedProcedureDto } from '../../catalogue/procedure/owned-procedure.dto.js';
import { Fields, FormErrors, formPage } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { cellColumn, DataTable } from '../components/data-table.js';
import { Form } from '../components/form.js';
import { RowTick } from '../components/row-tick.js';
import { textsOf } from '../http/form-body.js';
import { optionFields } from './change-form.js';
import { OutlookFacts } from './outlook-facts.js';
import { OWNED_COLUMNS } from './owned-columns.js';

/** Before a department is merged: into which of the `others`, when, and what becomes of its users. */
export function mergePage(outlook: DepartmentOutlookDto, others: readonly DepartmentDto[], state: FormState) {
  const { id, name, version } = outlook.department;
  const path = `/administration/departments/${id}`;
  const into = [
    { value: '', label: '選んでください' },
    ...others.map((other) => ({ value: other.id, label: `${other.code} ${other.name}` })),
  ];
  return formPage({
    state,
    facts: <OutlookFacts outlook={outlook} />,
    about: `「${name}」の手続をすべて統合先の課に移し、実施日で「${name}」を廃止します。`,
    choices: { into },
    action: `${path}/merge`,
    hidden: { version, ...state.hidden, ...optionFields(state.body) },
    submit: '移る内容を確かめる',
    back: { href: path, label: 'やめて戻る' },
  });
}

/** Before procedures are split off: which ones, when, and to what new department. */
export function splitPage(outlook: DepartmentOutlookDto, state: FormState) {
  const { department, procedures } = outlook;
  const path = `/administration/departments/${department.id}`;
  const version = { version: department.version, ...state.hidden };
  const chosenIds = new Set(textsOf(state.body, 'procedure'));
  return (
    <>
      <FormErrors state={state} />
      <p>{`「${department.name}」から選んだ手続を、実施日に新しい課へ移します。残りの手続、利用者、トークンは「${department.name}」のままです。`}</p>
      <Form action={`${path}/split`} hidden={{ ...version, ...optionFields(state.body) }}>
        <div class="narrow stack">
          <Fields state={state} only={['code', 'name', 'division', 'on']} />
        </div>
        <DataTable
          id="procedures"
          caption={`移す手続を選ぶ（${procedures.length}件）`}
          columns={[
            cellColumn('choose', '選択', ({ id, name }: OwnedProcedureDto) => (
              <RowTick name="procedure" value={id} label={`${name}を移す`} checked={chosenIds.has(id)} />
            )),
            ...OWNED_COLUMNS,
          ]}
          rows={procedures}
          empty="この課に手続はありません。"
        />
        <ButtonRow>
          <Button>移る内容を確かめる</Button>
          <LinkButton href={path}>やめて戻る</LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
