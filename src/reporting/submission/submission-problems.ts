import { stepsFrom } from '../../kernel/state-machine.js';
import { Problem } from '../../platform/problem.js';
import {
  SUBMISSION_ACTION_NAMES,
  SUBMISSION_STATE_NAMES,
  SUBMISSION_LIFE,
  type SubmissionAction,
  type SubmissionListingState,
  type SubmissionState,
} from './submission-states.js';

const HOW_TO_EDIT: Record<SubmissionState, string> = {
  draft: '',
  returned: '',
  checking: '課が取り戻すと、入力できます。',
  submitted: '課が取り戻すか、DX推進課が差し戻すと、入力できます。',
  accepted: 'DX推進課が差し戻すと、入力できます。',
};

/** 409 for a change of rows while the submission is out of the department's hands. */
export function notEditable(state: SubmissionState): Problem {
  const title = `この課の報告は${SUBMISSION_STATE_NAMES[state]}のため、変更できません。`;
  return new Problem(409, 'submission-not-editable', title, { detail: HOW_TO_EDIT[state] });
}

/** One sentence on a step that cannot be taken from here. */
export function wrongStepSentence(
  department: string,
  action: SubmissionAction,
  state: SubmissionListingState,
): string {
  return `${department}の報告は${SUBMISSION_STATE_NAMES[state]}のため、${SUBMISSION_ACTION_NAMES[action]}ができません。`;
}

/** 409 for a step that cannot be taken from here, with the steps that can. */
export function wrongStep(
  department: string,
  action: SubmissionAction,
  state: SubmissionListingState,
): Problem {
  const possible = new Set(
    state === 'not-started' ? [] : stepsFrom(SUBMISSION_LIFE, state).map((step) => step.action),
  );
  const names = [...possible].map((one) => SUBMISSION_ACTION_NAMES[one]).join('、');
  const detail = names === '' ? '先に報告を入力してください。' : `いまできるのは次の操作です: ${names}。`;
  return new Problem(409, 'submission-state', wrongStepSentence(department, action, state), {
    detail,
    extensions: { state },
  });
}
