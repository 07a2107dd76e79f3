import { PROJECT_STAGES, type ProjectStage, WAY } from '../../automation/stage/project-stages.js';
import { FormDescription } from '../form/form-description.js';
import { area, day, line, select, trimmedOrNull } from '../form/single-field.js';

const trimmed = (text: string) => text.trim();
export const stageChoices = (stages: readonly ProjectStage[]) =>
  stages.map((stage) => ({ value: stage, label: PROJECT_STAGES.names[stage] }));

/** 段階: where the project is from a day on. */
export const MOVE_FORM = new FormDescription({
  stage: select('新しい段階', stageChoices(PROJECT_STAGES.keys), { read: trimmed }),
  stageOn: day('その段階になった日', {
    hint: '今日までの日付。これからの予定は、下の予定日に入力します。',
    read: trimmed,
  }),
  reason: area('理由', {
    hint: '休止と廃止では必ず入力します。ほかの段階では空欄でもかまいません。',
    rows: 3,
    read: trimmedOrNull,
  }),
});

/** The day a stage is planned for. It is on the same page under names of its own. */
export const PLAN_FORM = new FormDescription({
  planStage: select('予定する段階', stageChoices(WAY), { at: 'stage', read: trimmed }),
  planOn: day('予定日', { at: 'stageOn', read: trimmed }),
  planReason: line('予定を決めた、変えた理由', { at: 'reason', read: trimmedOrNull }),
});
