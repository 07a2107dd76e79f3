import { type DepartmentChangeDto } from '../../reorganisation/department-change-answer.dto.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { DataTable } from '../components/data-table.js';
import { instantLabel } from '../components/instant-label.js';
import { Form } from '../components/form.js';
import { changeWords, stateWords } from './change-words.js';

/**
 * 予定されている組織改正: changes that wait for their day or failed, to be edited or withdrawn. Renders nothing where there is
 * none.
 */
export function PlannedChanges({ changes }: { changes: readonly DepartmentChangeDto[] }) {
  if (changes.length === 0) return null;
  return (
    <DataTable
      id="planned-changes"
      caption={`予定されている組織改正（${changes.length}件）`}
      columns={[
        { key: 'on', label: '実施日', cell: ({ effectiveOn }) => dayLabel(effectiveOn) },
        { key: 'what', label: '内容', cell: (change) => <What change={change} />, heading: true },
        { key: 'do', label: '操作', cell: (change) => <Actions {...change} />, short: true },
      ]}
      rows={changes}
    />
  );
}

function What({ change }: { change: DepartmentChangeDto }) {
  const { state, plannedBy, plannedAt } = change;
  return (
    <>
      {changeWords(change)}
      {state === 'planned' ? null : <p>{stateWords(change)}</p>}
      <p class="quiet">{`登録：${plannedBy} ／ ${instantLabel(plannedAt)}`}</p>
    </>
  );
}

function Actions({ id, kind, departmentId, state, version }: DepartmentChangeDto) {
  const edit = `/administration/departments/${departmentId}/${kind}?change=${id}`;
  return (
    <ButtonRow>
      <LinkButton href={edit}>{state === 'failed' ? 'やり直す' : '修正する'}</LinkButton>
      <Form action={`/administration/department-changes/${id}/cancel`} hidden={{ version }}>
        <Button kind="secondary">取り消す</Button>
      </Form>
    </ButtonRow>
  );
}
