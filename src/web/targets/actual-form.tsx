import { type Fault } from '../../platform/problem.js';
import { type TargetDto } from '../../targets/target-answer.dto.js';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { FormField } from '../components/form-field.js';
import { type FormBody, textOf } from '../http/form-body.js';

interface Props {
  target: Pick<TargetDto, 'id' | 'unit' | 'actuals'>;
  faults: readonly Fault[];
  typed?: FormBody;
}

/** Enters a fiscal year's actual value; for a year that has one, over it. */
export function ActualForm({ target: { id, unit, actuals }, faults, typed }: Props) {
  const versions = Object.fromEntries(
    actuals.map(({ fiscalYear, version }) => [`version-${fiscalYear}`, version]),
  );
  return (
    <section class="stack narrow" aria-labelledby="actual-heading">
      <h2 id="actual-heading">実績値の入力</h2>
      <ErrorSummary faults={faults} fields={['fiscalYear', 'value', 'source']} />
      <Form action={`/targets/${id}/actuals`} hidden={versions}>
        <FormField
          label="年度"
          name="fiscalYear"
          size={8}
          value={textOf(typed, 'fiscalYear')}
          hint="「R7」または「2025」の形で入力します。入力済みの年度は上書きします（前の値は変更履歴に残ります）。"
          faults={faults}
          required
        />
        <FormField
          label={`実績値（${unit}）`}
          name="value"
          size={12}
          value={textOf(typed, 'value')}
          hint="空のまま保存すると、その年度の値を取り消します。"
          faults={faults}
        />
        <FormField
          label="出典"
          name="source"
          value={textOf(typed, 'source')}
          hint="市民アンケートの名称など"
          faults={faults}
        />
        <Button kind="secondary">実績値を保存する</Button>
      </Form>
    </section>
  );
}
