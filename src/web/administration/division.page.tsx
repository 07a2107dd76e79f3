import { type DivisionDto } from '../../access/department/department.dto.js';
import { Button } from '../components/button.js';
import { Form } from '../components/form.js';
import { Facts } from '../components/fact.js';
import { formPage } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';

/** One division: its name, and its removal once no department belongs to it. */
export function divisionPage(division: DivisionDto, state: FormState) {
  const { id, departments, ended, version } = division;
  const path = `/administration/divisions/${id}`;
  return formPage({
    state,
    facts: <Facts facts={[['課', `${departments}課（ほかに廃止した課 ${ended}課）`]]} />,
    action: path,
    submit: '保存する',
    back: { href: '/administration/departments', label: 'やめて戻る' },
    below: (
      <>
        <h2>部の削除</h2>
        {departments + ended > 0 ? (
          <p>属する課があるため、削除できません。廃止した課も含めて、課の「部」を変えると削除できます。</p>
        ) : (
          <Form action={`${path}/remove`} hidden={{ version }}>
            <Button kind="danger">この部を削除する</Button>
          </Form>
        )}
      </>
    ),
  });
}
