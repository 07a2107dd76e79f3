import { type DivisionDto } from '../../access/department/department.dto.js';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { FormField } from '../components/form-field.js';
import { type Tab, Tabs } from '../components/tabs.js';
import { type FormBody, textOf } from '../http/form-body.js';

export interface DivisionView {
  tabs: readonly Tab[];
  division: DivisionDto;
  faults: readonly Fault[];
  typed: FormBody | undefined;
}

/** One division: its name, and its removal once no department belongs to it. */
export function divisionPage({ tabs, division, faults, typed }: DivisionView) {
  const { id, name, departments, ended, version } = division;
  const path = `/administration/divisions/${id}`;
  return (
    <>
      <Tabs label="管理" tabs={tabs} />
      <div class="narrow stack">
        <ErrorSummary faults={faults} fields={['name']} />
        <dl class="facts">
          <div>
            <dt>課</dt>
            <dd>{`${departments}課（ほかに廃止した課 ${ended}課）`}</dd>
          </div>
        </dl>
        <Form action={path} hidden={{ version }}>
          <FormField
            label="部名"
            name="name"
            value={typed === undefined ? name : textOf(typed, 'name')}
            faults={faults}
            required
          />
          <ButtonRow>
            <Button>保存する</Button>
            <LinkButton href="/administration/departments">やめて戻る</LinkButton>
          </ButtonRow>
        </Form>
        <h2>部の削除</h2>
        {departments + ended > 0 ? (
          <p>属する課があるため、削除できません。廃止した課も含めて、課の「部」を変えると削除できます。</p>
        ) : (
          <Form action={`${path}/remove`} hidden={{ version }}>
            <Button kind="danger">この部を削除する</Button>
          </Form>
        )}
      </div>
    </>
  );
}
