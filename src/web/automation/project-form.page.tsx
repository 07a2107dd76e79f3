import { AUTOMATION_KINDS, DIFFICULTIES, SOURCINGS } from '../../automation/automation-words.js';
import { fieldsOfWork, fieldWords } from '../../automation/project/field-of-work.js';
import { PROJECT_STAGES } from '../../automation/stage/project-stages.js';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { FormField, SelectField, TextArea } from '../components/form-field.js';
import { namedChoices, wordChoices } from '../catalogue/choices.js';
import { type Choosable, Chooser } from './chooser.js';
import { DefaultButton } from './default-button.js';
import { PROJECT_FIELDS, type ProjectField, type ProjectTexts } from './project-form-body.js';

/** Stages a project may begin in: those for which nothing has to be entered beforehand. */
const FIRST_STAGES = ['candidate', 'analysis', 'development', 'trial'] as const;

export interface ProjectFormView {
  action: string;
  back: string;
  hidden: Readonly<Record<string, string | number>>;
  form: ProjectTexts;
  /** Of a new project; null for one that is there. */
  beginning: { stage: string; stageOn: string } | null;
  departments: readonly { id: string; name: string }[];
  tools: readonly string[];
  chosen: readonly Choosable[];
  found: readonly Choosable[] | null;
  faults: readonly Fault[];
}

const UNKNOWN = '（未入力）';

/** The fields of a project, new or there already. */
export function projectFormPage(view: ProjectFormView) {
  const { action, back, hidden, form, beginning, departments, tools, chosen, found, faults } = view;
  const field = (name: ProjectField, label: string) => ({ name, label, value: form.texts[name], faults });
  return (
    <div class="narrow stack">
      <ErrorSummary faults={faults} fields={[...PROJECT_FIELDS, 'procedureIds', 'stage', 'stageOn']} />
      <Form action={action} hidden={hidden}>
        <DefaultButton />
        <FormField
          {...field('code', '案件コード')}
          size={20}
          required
          hint="例：A-001。あとから変えられます。"
        />
        <FormField {...field('name', '案件名')} required />
        <SelectField {...field('departmentId', '所管課')} choices={namedChoices(departments)} required />
        <SelectField {...field('kind', '種別')} choices={wordChoices(AUTOMATION_KINDS)} required />
        <SelectField
          {...field('field', '分野')}
          choices={wordChoices(fieldWords())}
          hint={`出典：${fieldsOfWork().source}`}
          required
        />
        {beginning === null ? null : (
          <>
            <SelectField
              name="stage"
              label="今の段階"
              value={beginning.stage}
              faults={faults}
              choices={FIRST_STAGES.map((stage) => ({ value: stage, label: PROJECT_STAGES.names[stage] }))}
              hint="開発からは難易度と開発方法、試行からはツールも入力します。本番は、登録して導入前の時間を入力してから選べます。"
            />
            <FormField
              name="stageOn"
              label="今の段階になった日"
              type="date"
              value={beginning.stageOn}
              faults={faults}
              size={12}
            />
          </>
        )}
        <SelectField
          {...field('difficulty', '難易度')}
          choices={wordChoices(DIFFICULTIES, UNKNOWN)}
          hint="高：複数の課にまたがるか業務の見直しを伴う　中：自課の業務の見直しを伴う　低：そのまま置き換える"
        />
        <SelectField {...field('sourcing', '開発方法')} choices={wordChoices(SOURCINGS, UNKNOWN)} />
        <FormField
          {...field('tool', 'ツール')}
          hint={tools.length === 0 ? undefined : `使われているもの：${tools.slice(0, 10).join('、')}`}
        />
        <FormField {...field('product', '製品名')} />
        <FormField
          {...field('operatingMonths', '稼働月')}
          hint="毎月なら空欄。決まった月だけなら「4、5、6」のように入力します。"
          size={24}
        />
        <FormField
          {...field('robotKey', 'ロボットキー')}
          hint="ロボットの実行記録を受け取るときの名前。使わなければ空欄にします。"
        />
        <Chooser
          legend="対象の手続"
          name="procedureIds"
          chosen={chosen}
          found={found}
          find={form.find}
          findLabel="手続を探す"
          faults={faults}
        />
        <TextArea {...field('note', '備考')} rows={3} />
        <ButtonRow>
          <Button>{beginning === null ? '保存する' : '登録する'}</Button>
          <LinkButton href={back}>{beginning === null ? '保存せずに戻る' : '一覧に戻る'}</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}
