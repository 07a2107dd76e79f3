import { type DepartmentStateDto, type ReadinessDto } from '../../closing/closing.dto.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { cellColumn, type Column, column, DataTable } from '../components/data-table.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { CheckField } from '../components/form-field.js';
import { Notice } from '../components/notice.js';
import { SubmissionState } from '../monthly-entry/submission-state.js';

export interface CloseView {
  month: Month;
  /** The revision the close is going to make: past the first it is a correction. */
  revision: number;
  readiness: ReadinessDto;
  faults: readonly Fault[];
}

const MISSING_AT_FIRST = [
  '次の課の報告は、確定しても数えません。',
  '段階は前回のまま引き継ぎ、「回答」の数には入りません。',
] as const;
const MISSING_IN_CORRECTION = [
  '次の課には、まだ提出していない報告があります。',
  '差し戻した行は、確定しても数えません。差し戻していない行は、前の版のまま数えます。',
] as const;

/** Before a close: departments that have not submitted, and what will be accepted on the way. */
export function closePage({ month, revision, readiness, faults }: CloseView) {
  const { submitted, missing, waitsFor } = readiness;
  const label = periodLabel(month);
  const [title, about] = revision > 1 ? MISSING_IN_CORRECTION : MISSING_AT_FIRST;
  return (
    <div class="prose">
      <ErrorSummary faults={faults} fields={[]} />
      <p>{`${label}を確定すると、この月の報告は変更できなくなり、指標の確定値を計算して保存します。`}</p>
      {waitsFor.length === 0 ? null : (
        <Notice kind="warning" title={`先に${waitsFor.map(periodLabel).join('、')}を確定してください。`}>
          <p>月は古い順に確定します。前の月が一度も確定していない間は、この月を確定できません。</p>
        </Notice>
      )}
      <h2>{`まだ提出していない課（${missing.length}課）`}</h2>
      {missing.length === 0 ? (
        <p>すべての課が提出しています。</p>
      ) : (
        <>
          <Notice kind="warning" title={title}>
            <p>{about}</p>
          </Notice>
          <DataTable id="missing" caption="確定しても数えない課" columns={COLUMNS} rows={missing} />
        </>
      )}
      <h2>{`提出済みで、まだ受理していない課（${submitted.length}課）`}</h2>
      {submitted.length === 0 ? (
        <p>ありません。</p>
      ) : (
        <DataTable id="submitted" caption="まとめて受理できる課" columns={COLUMNS} rows={submitted} />
      )}
      <Form action={`/months/${month}/close`}>
        {submitted.length === 0 || waitsFor.length > 0 ? null : (
          <CheckField
            name="acceptSubmitted"
            label={`上の${submitted.length}課の報告をまとめて受理して確定する（記録に残ります）`}
          />
        )}
        <ButtonRow>
          {waitsFor.length > 0 ? null : <Button kind="danger">{`${label}を確定する`}</Button>}
          <LinkButton href={`/months/${month}`}>確定せずに戻る</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}

const COLUMNS: Column<DepartmentStateDto>[] = [
  column('name', '所管課', ({ name }) => name, { heading: true }),
  cellColumn('state', '状態', SubmissionState, { short: true }),
];
