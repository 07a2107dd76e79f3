import { Button } from '../components/button.js';
import { Form } from '../components/form.js';
import { type Choice } from '../components/form-field.js';
import { formPage } from '../form/fields-form.js';
import { Chooser } from './chooser.js';
import { type CostState, weightIn } from './cost-form.js';

interface View {
  action: string;
  back: string;
  /** The id a new cost is to have. */
  hidden: Readonly<Record<string, string>>;
  state: CostState;
  chosen: readonly Choice[];
  found: readonly Choice[] | null;
  /** Whether there is a cost to be taken away. */
  stored: boolean;
}

/** A cost, new or there already, and the projects that bear it. */
export function costFormPage({ action, back, hidden, state, chosen, found, stored }: View) {
  return formPage({
    state,
    action,
    hidden,
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
    submit: stored ? '保存する' : '登録する',
    back: { href: back, label: '保存せずに戻る' },
    below: stored ? (
      <Form action={`${action}/remove`} hidden={{ ...state.hidden, ...hidden }}>
        <p>まちがえて登録した費用は取り消せます。取り消した費用は数えません。</p>
        <Button kind="danger">この費用を取り消す</Button>
      </Form>
    ) : null,
  });
}
