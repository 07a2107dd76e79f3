import { type Fault } from '../../platform/problem.js';
import { type TargetableIndicator } from '../../targets/target.repository.js';
import { LEVEL_NAMES, TARGET_KIND_NAMES } from '../../targets/target-words.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { type Choice, FormField, SelectField } from '../components/form-field.js';
import { fieldNames, type TargetTexts, type ValueRow } from './target-form-texts.js';

export interface TargetFormView {
  texts: TargetTexts;
  faults: readonly Fault[];
  /** The target that is changed; null for a new one. */
  changed: { id: string; version: number; name: string } | null;
  /** Those a new target may be set for. */
  indicators: readonly TargetableIndicator[];
}

const KIND_HINTS = '「達成」は値に近づける目標、「上限」は超えない目標、「維持」は下回らない目標です。';

/** The form of a target, new or changed. */
export function targetFormPage({ texts, faults, changed, indicators }: TargetFormView) {
  const back = changed ? `/targets/${changed.id}` : '/targets';
  return (
    <div class="stack">
      <ErrorSummary faults={faults} fields={fieldNames(texts)} />
      <Form
        action={changed ? `${back}/edit` : '/targets/new'}
        hidden={changed ? { version: changed.version } : {}}
      >
        <IndicatorFields texts={texts} faults={faults} changed={changed} indicators={indicators} />
        <SelectField
          label="目標の種別"
          name="kind"
          value={texts.kind}
          choices={choicesOf(TARGET_KIND_NAMES)}
          hint={KIND_HINTS}
          faults={faults}
          required
        />
        <fieldset class="group">
          <legend>基準値と目標値</legend>
          <p class="quiet">年度は「R11」または「2029」の形で入力します。値は年度末のものです。</p>
          <ValueFields name="baseline" label="基準値" row={texts.baseline} faults={faults} />
          {texts.targets.map((row, at) => (
            <ValueFields
              key={at}
              name={`targets-${at}`}
              label={`目標値${at + 1}`}
              row={row}
              faults={faults}
            />
          ))}
        </fieldset>
        <details class="group" open={texts.path.some(({ year, value }) => year !== '' || value !== '')}>
          <summary>途中の年度の値を決めている場合（空のままなら基準値から目標値までの直線）</summary>
          {texts.path.map((row, at) => (
            <ValueFields key={at} name={`path-${at}`} label={`途中の値${at + 1}`} row={row} faults={faults} />
          ))}
        </details>
        <ButtonRow>
          <Button>保存する</Button>
          <LinkButton href={back}>保存せずに戻る</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}

function IndicatorFields({ texts, faults, changed, indicators }: TargetFormView) {
  const computed = texts.indicator !== '';
  const free = indicators.filter(({ taken }) => !taken).map(({ key, name }) => ({ value: key, label: name }));
  const choices = [{ value: '', label: '（手入力の指標）' }, ...free];
  return (
    <>
      {changed ? (
        <input type="hidden" name="indicator" value={texts.indicator} />
      ) : (
        <SelectField
          label="指標"
          name="indicator"
          value={texts.indicator}
          choices={choices}
          hint="月次の報告から計算する指標を選びます。アンケートの割合や金額などは「（手入力の指標）」のまま、下の欄に入力します。"
          faults={faults}
        />
      )}
      {changed && !computed ? null : (
        <FormField
          label="計画での名称"
          name="planName"
          value={texts.planName}
          hint="計算する指標を計画で別の名称で呼んでいるときに入力します。空のままなら指標の名称を使います。"
          faults={faults}
        />
      )}
      {changed && computed ? null : <ManualFields texts={texts} faults={faults} />}
    </>
  );
}

function ManualFields({ texts, faults }: Pick<TargetFormView, 'texts' | 'faults'>) {
  return (
    <fieldset class="group">
      <legend>手入力の指標</legend>
      <FormField label="指標の名称" name="name" value={texts.name} faults={faults} />
      <div class="target-fields">
        <FormField
          label="単位"
          name="unit"
          value={texts.unit}
          size={8}
          hint="%、億円、件など"
          faults={faults}
        />
        <FormField
          label="小数の桁数"
          name="decimals"
          value={texts.decimals}
          size={4}
          inputMode="numeric"
          hint="71.7なら1"
          faults={faults}
        />
        <SelectField
          label="区分"
          name="level"
          value={texts.level}
          choices={choicesOf(LEVEL_NAMES)}
          hint="行うことの量か、その成果か"
          faults={faults}
        />
      </div>
    </fieldset>
  );
}

function ValueFields({
  name,
  label,
  row,
  faults,
}: {
  name: string;
  label: string;
  row: ValueRow;
  faults: readonly Fault[];
}) {
  return (
    <div class="target-fields">
      <FormField label={`${label}の年度`} name={`${name}-year`} value={row.year} size={8} faults={faults} />
      <FormField label={label} name={`${name}-value`} value={row.value} size={10} faults={faults} />
    </div>
  );
}

function choicesOf(names: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}
