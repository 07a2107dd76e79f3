import { type TargetDto } from '../../targets/target-answer.dto.js';
import { FieldsForm, FormErrors } from '../form/fields-form.js';
import { FormDescription } from '../form/form-description.js';
import { type FormState } from '../form/form-state.js';
import { line, trimmedOrNull } from '../form/single-field.js';
import { plainNumber } from './plain-number.js';
import { fiscalYear } from './target-form.js';
import { Section } from '../components/section.js';

/** A fiscal year's actual value, in the unit of its target. */
export const actualForm = (unit: string) =>
  new FormDescription({
    fiscalYear: fiscalYear('年度', {
      hint: '「R7」または「2025」の形で入力します。入力済みの年度は上書きします（前の値は変更履歴に残ります）。',
      required: true,
    }),
    value: line(`実績値（${unit}）`, {
      size: 12,
      hint: '空のまま保存すると、その年度の値を取り消します。',
      read: (text) => plainNumber(text) || null,
    }),
    source: line('出典', { hint: '市民アンケートの名称など', read: trimmedOrNull }),
  });

interface Props {
  target: Pick<TargetDto, 'id' | 'actuals'>;
  state: FormState;
}

/** Enters a fiscal year's actual value; for a year that has one, over it. */
export function ActualForm({ target: { id, actuals }, state }: Props) {
  const versions = actuals.map(({ fiscalYear: year, version }) => [`version-${year}`, version] as const);
  return (
    <Section id="actual" title="実績値の入力" class="narrow">
      <FormErrors state={state} />
      <FieldsForm
        state={state}
        action={`/targets/${id}/actuals`}
        hidden={Object.fromEntries(versions)}
        submit="実績値を保存する"
        kind="secondary"
      />
    </Section>
  );
}
