import { type IsoDate } from '../../kernel/date.js';
import { type StateMachine, type Step, stepsFrom } from '../../kernel/state-machine.js';

/** The state of a department's report of a month. */
export const SUBMISSION_STATES = ['draft', 'checking', 'submitted', 'returned', 'accepted'] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** For lists: also the departments that have to report and have not begun. */
export const SUBMISSION_LISTING_STATES = ['not-started', ...SUBMISSION_STATES] as const;
export type SubmissionListingState = (typeof SUBMISSION_LISTING_STATES)[number];

export const SUBMISSION_STATE_NAMES: Record<SubmissionListingState, string> = {
  'not-started': '未着手',
  draft: '作成中',
  checking: '課長確認待ち',
  submitted: '提出済',
  returned: '差戻し',
  accepted: '受理済',
};

export type SubmissionAction = 'submit' | 'approve' | 'take-back' | 'accept' | 'return';

export const SUBMISSION_ACTION_NAMES: Record<SubmissionAction, string> = {
  submit: '提出',
  approve: '課長確認',
  'take-back': '取り戻し',
  accept: '受理',
  return: '差戻し',
};

/**
 * Who may take a step: `reporter` enters for the department (the DX office in its place, 代理入力, too),
 * `section-head` gives the check of the department's head, `receiver` is the DX office.
 */
type SubmissionActor = 'reporter' | 'section-head' | 'receiver';

export interface SubmissionStep extends Step<SubmissionState, SubmissionAction> {
  by: SubmissionActor;
  /** Only where the entry still needs the section head's check, or only where it does not; both when left out. */
  headCheck?: 'needed' | 'not-needed';
}

/** The life of a submission. */
export const SUBMISSION_LIFE: StateMachine<SubmissionState, SubmissionStep> = {
  states: SUBMISSION_STATES,
  initial: 'draft',
  steps: [
    { action: 'submit', from: ['draft', 'returned'], to: 'checking', by: 'reporter', headCheck: 'needed' },
    {
      action: 'submit',
      from: ['draft', 'returned'],
      to: 'submitted',
      by: 'reporter',
      headCheck: 'not-needed',
    },
    { action: 'approve', from: ['checking'], to: 'submitted', by: 'section-head' },
    { action: 'take-back', from: ['checking', 'submitted'], to: 'draft', by: 'reporter' },
    { action: 'accept', from: ['submitted'], to: 'accepted', by: 'receiver' },
    { action: 'return', from: ['submitted', 'accepted'], to: 'returned', by: 'receiver' },
  ],
};

/** The states in which rows may be entered and changed. */
export const EDITABLE_SUBMISSION_STATES: readonly SubmissionState[] = ['draft', 'returned'];

/** Whether a department's report has left it. */
export function isHandedIn({ state }: { state: SubmissionListingState }): boolean {
  return state === 'submitted' || state === 'accepted';
}

/** Whether a department is late: the due day is past and its report is not in. */
export function isLate(of: { state: SubmissionListingState }, dueOn: string, today: IsoDate): boolean {
  return today > dueOn && !isHandedIn(of);
}

/** The step an action takes from a state; undefined where it cannot be taken from there. */
export function submissionStep(
  action: SubmissionAction,
  from: SubmissionState,
  needsHeadCheck: boolean,
): SubmissionStep | undefined {
  const headCheck = needsHeadCheck ? 'needed' : 'not-needed';
  return stepsFrom(SUBMISSION_LIFE, from, action).find((step) => (step.headCheck ?? headCheck) === headCheck);
}

/** Who takes an action, from whatever state. */
export function actorOf(action: SubmissionAction): SubmissionActor | undefined {
  return SUBMISSION_LIFE.steps.find((step) => step.action === action)?.by;
}
