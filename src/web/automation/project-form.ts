import { AUTOMATION_KINDS, DIFFICULTIES, SOURCINGS } from '../../automation/automation-words.js';
import { fieldsOfWork, fieldWords } from '../../automation/project/field-of-work.js';
import { readOperatingMonths } from '../../automation/project/project-fields.js';
import { type ProjectDto } from '../../automation/project/project.dto.js';
import { wordChoices } from '../catalogue/choices.js';
import { NOTHING } from '../form/field.js';
import { FormDescription } from '../form/form-description.js';
import { type FormState } from '../form/form-state.js';
import { area, day, line, select } from '../form/single-field.js';
import { chosenProcedures } from './chooser.js';
import { stageChoices } from './stage-form.js';

const UNKNOWN = '（未入力）';

/** Stages a project may begin in: those for which nothing has to be entered beforehand. */
const FIRST_STAGES = ['candidate', 'analysis', 'development', 'trial'] as const;

const ifAny = (text: string) => text || undefined;

const IDENTITY = {
  code: line('案件コード', { size: 20, required: true, hint: '例：A-001。あとから変えられます。' }),
  name: line('案件名', { required: true }),
  departmentId: select('所管課', [], { required: true, read: orNull }),
  kind: select('種別', wordChoices(AUTOMATION_KINDS), { required: true, read: orNull }),
  field: select('分野', wordChoices(fieldWords()), {
    hint: `出典：${fieldsOfWork().source}`,
    required: true,
    read: orNull,
  }),
};
const BEGINNING = {
  stage: select('今の段階', stageChoices(FIRST_STAGES), {
    hint: '開発からは難易度と開発方法、試行からはツールも入力します。本番は、登録して導入前の時間を入力してから選べます。',
    read: ifAny,
  }),
  stageOn: day('今の段階になった日', { read: ifAny }),
};
const DETAILS = {
  difficulty: select('難易度', wordChoices(DIFFICULTIES, UNKNOWN), {
    hint: '高：複数の課にまたがるか業務の見直しを伴う　中：自課の業務の見直しを伴う　低：そのまま置き換える',
  }),
  sourcing: select('開発方法', wordChoices(SOURCINGS, UNKNOWN)),
  tool: line('ツール'),
  product: line('製品名'),
  operatingMonths: line('稼働月', {
    hint: '毎月なら空欄。決まった月だけなら「4、5、6」のように入力します。',
    size: 24,
    read: readOperatingMonths,
    from: ({ operatingMonths = [] }: Partial<ProjectDto>) => operatingMonths.join('、'),
    inWords: (months: number[]) => months.join('、') || NOTHING,
  }),
  robotKey: line('ロボットキー', {
    hint: 'ロボットの実行記録を受け取るときの名前。使わなければ空欄にします。',
  }),
  procedureIds: chosenProcedures('対象の手続'),
  note: area('備考', { rows: 3 }),
};

/** A project that is there. */
export const PROJECT_FORM = new FormDescription({ ...IDENTITY, ...DETAILS });

/** A new project, with the stage it begins in. */
export const NEW_PROJECT_FORM = new FormDescription({ ...IDENTITY, ...BEGINNING, ...DETAILS });

export type ProjectState = FormState<keyof typeof IDENTITY | keyof typeof DETAILS>;

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}
