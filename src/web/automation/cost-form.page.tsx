import { COST_KINDS, SPLITS } from '../../automation/automation-words.js';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { FormField, SelectField, TextArea } from '../components/form-field.js';
import { wordChoices } from '../catalogue/choices.js';
import { type Choosable, Chooser } from './chooser.js';
import { COST_FIELDS, type CostField, type CostTexts } from './cost-texts.js';
import { DefaultButton } from './default-button.js';

export interface CostFormView {
  action: string;
  back: string;
  hidden: Readonly<Record<string, string | number>>;
  form: CostTexts;
  chosen: readonly Choosable[];
  found: readonly Choosable[] | null;
  /** Whether there is a cost to be taken away. */
  stored: boolean;
  faults: readonly Fault[];
}

/** A cost, new or there already, and the projects that bear it. */
export function costFormPage({ action, back, hidden, form, chosen, found, stored, faults }: CostFormView) {
  const field = (name: CostField, label: string) => ({ name, label, value: form.texts[name], faults });
  const weights = new Map(form.shares.map(({ projectId, weight }) => [projectId, weight]));
  return (
    <div class="narrow stack">
      <ErrorSummary faults={faults} fields={[...COST_FIELDS, 'shares']} />
      <Form action={action} hidden={hidden}>
        <DefaultButton />
        <FormField {...field('name', '費用の名称')} required />
        <SelectField {...field('kind', '費用の種類')} choices={wordChoices(COST_KINDS)} />
        <FormField
          {...field('yen', '金額（円）')}
          hint="税込。金額か職員の作業時間の、どちらか一方を入力します。"
          inputMode="numeric"
          size={14}
        />
        <FormField
          {...field('hours', '職員の作業時間（時間）')}
          hint="職員が開発したときなど。その年度の人件費単価で金額にします。"
          size={10}
        />
        <SelectField
          {...field('yearly', 'かかり方')}
          choices={[
            { value: 'true', label: '毎年度' },
            { value: 'false', label: '一度だけ' },
          ]}
        />
        <FormField
          {...field('fiscalYear', '年度（毎年度なら始めの年度）')}
          hint="西暦4桁。令和8年度は2026。"
          inputMode="numeric"
          size={6}
          required
        />
        <FormField
          {...field('lastFiscalYear', '最後の年度')}
          hint="毎年度の費用が終わった年度。続いているときは空欄。"
          inputMode="numeric"
          size={6}
        />
        <SelectField
          {...field('split', '按分方法')}
          hint="均等：負担する案件で等分します。重み：各案件の「重み÷重みの合計」で分けます。1案件だけならその案件が全額です。"
          choices={wordChoices(SPLITS)}
        />
        <Chooser
          legend="負担する案件"
          name="shares"
          chosen={chosen}
          found={found}
          find={form.find}
          findLabel="案件を探す"
          faults={faults}
          beside={({ id, label }) => <Weight id={id} label={label} value={weights.get(id) ?? '1'} />}
        />
        <TextArea {...field('note', '備考')} rows={3} />
        <ButtonRow>
          <Button>{stored ? '保存する' : '登録する'}</Button>
          <LinkButton href={back}>保存せずに戻る</LinkButton>
        </ButtonRow>
      </Form>
      {stored ? (
        <Form action={`${action}/remove`} hidden={hidden}>
          <p>まちがえて登録した費用は取り消せます。取り消した費用は数えません。</p>
          <Button kind="danger">この費用を取り消す</Button>
        </Form>
      ) : null}
    </div>
  );
}

function Weight({ id, label, value }: { id: string; label: string; value: string }) {
  return (
    <label class="automation__weight">
      重み<span class="visually-hidden">{`：${label}`}</span>
      <input class="input input--cell" name={`weight.${id}`} value={value} inputMode="numeric" size={4} />
    </label>
  );
}
