import { BASES } from '../../automation/automation-words.js';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { FormField, SelectField, TextArea } from '../components/form-field.js';
import { wordChoices } from '../catalogue/choices.js';
import { BEFORE_FIELDS, type BeforeTexts, ESTIMATE_FIELDS, type EstimateTexts } from './baseline-texts.js';
import { DefaultButton } from './default-button.js';
import { projectPath } from './project-words.js';

/** The value of the button that takes the entry back. */
export const CLEAR = 'clear';

interface FormView<Texts> {
  projectId: string;
  version: number;
  texts: Texts;
  /** Whether there is an entry to be taken back. */
  entered: boolean;
  faults: readonly Fault[];
}

/** 導入前の時間: what a case takes today, and how that is known. */
export function beforeFormPage({ projectId, version, texts, entered, faults }: FormView<BeforeTexts>) {
  const field = (name: keyof BeforeTexts, label: string) => ({ name, label, value: texts[name], faults });
  return (
    <div class="narrow stack">
      <ErrorSummary faults={faults} fields={BEFORE_FIELDS} />
      <p>本番にするには、導入前の時間が必要です。測っていないときは、申告か推計で入力できます。</p>
      <Form action={`${projectPath(projectId)}/before`} hidden={{ version }}>
        <DefaultButton />
        <FormField
          {...field('minutesPerCase', '1件当たりの時間（分）')}
          hint="小数第2位まで。1人が1件にかける時間です。"
          size={8}
          required
        />
        <FormField {...field('people', '1件に当たる人数')} size={8} required />
        <SelectField
          {...field('basis', '算出方法')}
          hint="実測：期間を決めて測った　申告：担当者の申告　推計：ほかの数字からの計算"
          choices={wordChoices(BASES)}
        />
        <FormField
          {...field('measuredFrom', '測定開始月')}
          type="month"
          hint="実測では必ず入力します。「2026-04」の形。"
          size={12}
        />
        <FormField {...field('measuredTo', '測定終了月')} type="month" size={12} />
        <FormField
          {...field('cases', '測定した期間の件数')}
          hint="分からないときは空欄、該当しないときは「該当なし」。"
          inputMode="numeric"
          size={12}
        />
        <TextArea {...field('note', '備考（測り方など）')} rows={3} />
        <Ends projectId={projectId} entered={entered} />
      </Form>
    </div>
  );
}

interface EstimateFormView extends FormView<EstimateTexts> {
  /** Whether other numbers need a reason: the project is or was in 本番. */
  withReason: boolean;
}

/** 見込: what people are expected to still do. */
export function estimateFormPage({
  projectId,
  version,
  texts,
  entered,
  faults,
  withReason,
}: EstimateFormView) {
  const field = (name: keyof EstimateTexts, label: string) => ({ name, label, value: texts[name], faults });
  return (
    <div class="narrow stack">
      <ErrorSummary faults={faults} fields={ESTIMATE_FIELDS} />
      <p>
        導入したあとも職員に残る時間（準備、確認、例外の処理）の見込です。ロボットの稼働時間は含めません。
      </p>
      <Form action={`${projectPath(projectId)}/estimate`} hidden={{ version }}>
        <DefaultButton />
        <FormField {...field('minutesPerCase', '職員に残る1件当たりの時間（分）')} size={8} required />
        <FormField {...field('people', '1件に当たる人数')} size={8} required />
        <FormField {...field('casesPerYear', '1年の件数')} inputMode="numeric" size={12} required />
        {withReason ? (
          <TextArea
            {...field('note', '備考（変える理由）')}
            hint="本番になったあとの変更です。理由を書いてください。変更の前後の見込と理由は、案件のページに残ります。"
            rows={3}
          />
        ) : (
          <TextArea {...field('note', '備考')} rows={3} />
        )}
        <Ends projectId={projectId} entered={entered} />
      </Form>
    </div>
  );
}

function Ends({ projectId, entered }: { projectId: string; entered: boolean }) {
  return (
    <ButtonRow>
      <Button>保存する</Button>
      {entered ? (
        <Button kind="secondary" name="do" value={CLEAR}>
          未入力に戻す
        </Button>
      ) : null}
      <LinkButton href={projectPath(projectId)}>保存せずに戻る</LinkButton>
    </ButtonRow>
  );
}
