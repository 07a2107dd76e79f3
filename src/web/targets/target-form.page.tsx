import { type TargetDto } from '../../targets/target-answer.dto.js';
import { type TargetableIndicator } from '../../targets/target.repository.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { Form } from '../components/form.js';
import { Fields, FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';

export interface TargetFormView {
  state: FormState;
  /** The target that is changed; null for a new one. */
  changed: Pick<TargetDto, 'id' | 'indicator'> | null;
  /** Those a new target may be set for. */
  indicators: readonly TargetableIndicator[];
}

/** The form of a target, new or changed. */
export function targetFormPage({ state, changed, indicators }: TargetFormView) {
  const back = changed ? `/targets/${changed.id}` : '/targets';
  const free = indicators.filter(({ taken }) => !taken).map(({ key, name }) => ({ value: key, label: name }));
  const indicator = [{ value: '', label: '（手入力の指標）' }, ...free];
  const path = Object.keys(state.body).some((name) => name.startsWith('path-') && state.text(name) !== '');
  return (
    <div class="stack">
      <FormErrors state={state} />
      <Form action={changed ? `${back}/edit` : '/targets/new'} hidden={state.hidden}>
        <Fields state={state} choices={{ indicator }} only={['indicator']} />
        {changed && changed.indicator === null ? null : <Fields state={state} only={['planName']} />}
        {changed && changed.indicator !== null ? null : <ManualFields state={state} />}
        <Fields state={state} only={['kind']} />
        <fieldset class="group">
          <legend>基準値と目標値</legend>
          <p class="quiet">年度は「R11」または「2029」の形で入力します。値は年度末のものです。</p>
          <div class="target-fields">
            <Fields state={state} only={['baseline-year', 'baseline-value']} />
          </div>
          <Fields state={state} only={['targets']} />
        </fieldset>
        <details class="group" open={path}>
          <summary>途中の年度の値を決めている場合（空のままなら基準値から目標値までの直線）</summary>
          <Fields state={state} only={['path']} />
        </details>
        <ButtonRow>
          <Button>保存する</Button>
          <LinkButton href={back}>保存せずに戻る</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}

function ManualFields({ state }: Pick<TargetFormView, 'state'>) {
  return (
    <fieldset class="group">
      <legend>手入力の指標</legend>
      <Fields state={state} only={['name']} />
      <div class="target-fields">
        <Fields state={state} only={['unit', 'decimals', 'level']} />
      </div>
    </fieldset>
  );
}
