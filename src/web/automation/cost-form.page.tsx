import { type StoredCostDto } from '../../automation/cost/cost.dto.js';
import { Button } from '../components/button.js';
import { Form } from '../components/form.js';
import { type Choice } from '../components/form-field.js';
import { formPage } from '../form/fields-form.js';
import { Chooser } from './chooser.js';
import { COSTS_PATH, type CostState, weightIn } from './cost-form.js';

interface View {
  /** The cost, or the id a new one is to have. */
  cost: StoredCostDto | string;
  state: CostState;
  chosen: readonly Choice[];
  found: readonly Choice[] | null;
}

/** A cost, new or there already, and the projects that bear it. */
export function costFormPage({ cost, state, chosen, found }: View) {
  const isNew = typeof cost === 'string';
  const action = isNew ? `${COSTS_PATH}/new` : `${COSTS_PATH}/${cost.id}`;
  return formPage({
    state,
    action,
    hidden: isNew ? { id: cost } : {},
    drawn: {
      shares: (
        <Chooser
          {...{ state, found }}
          name="shares"
          choices={chosen}
          findLabel="案件を探す"
          beside={({ value, label }) => (
            <label class="automation__weight">
              重み<span class="visually-hidden">{`：${label}`}</span>
              <input
                class="input input--cell"
                name={`weight.${value}`}
                value={weightIn(state.body, value)}
                inputMode="numeric"
                size={4}
              />
            </label>
          )}
        />
      ),
    },
    submit: isNew ? '登録する' : '保存する',
    back: { href: COSTS_PATH, label: '保存せずに戻る' },
    below: isNew ? null : (
      <Form action={`${action}/remove`} hidden={state.hidden}>
        <p>まちがえて登録した費用は取り消せます。取り消した費用は数えません。</p>
        <Button kind="danger">この費用を取り消す</Button>
      </Form>
    ),
  });
}
