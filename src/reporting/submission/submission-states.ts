/** Where a department's report of a month stands. */
export const SUBMISSION_STATES = ['draft', 'checking', 'submitted', 'returned', 'accepted'] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** For lists: also the departments that have been asked and have not begun. */
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

export const SUBMISSION_ACTIONS = ['submit', 'approve', 'take-back', 'accept', 'return'] as const;
export type SubmissionAction = (typeof SUBMISSION_ACTIONS)[number];

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

export interface Transition {
  action: SubmissionAction;
  from: readonly SubmissionState[];
  to: SubmissionState;
  by: SubmissionActor;
  /** Only where the entry still needs the section head's check, or only where it does not; both when left out. */
  headCheck?: 'needed' | 'not-needed';
}

/** The life of a submission. What is not listed here cannot happen. */
export const SUBMISSION_TRANSITIONS: readonly Transition[] = [
  { action: 'submit', from: ['draft', 'returned'], to: 'checking', by: 'reporter', headCheck: 'needed' },
  { action: 'submit', from: ['draft', 'returned'], to: 'submitted', by: 'reporter', headCheck: 'not-needed' },
  { action: 'approve', from: ['checking'], to: 'submitted', by: 'section-head' },
  { action: 'take-back', from: ['checking', 'submitted'], to: 'draft', by: 'reporter' },
  { action: 'accept', from: ['submitted'], to: 'accepted', by: 'receiver' },
  { action: 'return', from: ['submitted', 'accepted'], to: 'returned', by: 'receiver' },
];

/** The state every submission begins in. */
const FIRST_SUBMISSION_STATE: SubmissionState = 'draft';

/** The states in which rows may be entered and changed. */
export const EDITABLE_SUBMISSION_STATES: readonly SubmissionState[] = ['draft', 'returned'];

/** The step an action takes from a state; undefined where it cannot be taken from there. */
export function transitionOf(
  action: SubmissionAction,
  from: SubmissionState,
  needsHeadCheck: boolean,
): Transition | undefined {
  const headCheck = needsHeadCheck ? 'needed' : 'not-needed';
  return SUBMISSION_TRANSITIONS.find(
    (step) =>
      step.action === action &&
      step.from.includes(from) &&
      (step.headCheck === undefined || step.headCheck === headCheck),
  );
}

/** The states no chain of steps leads to from the first one. Empty in a sound machine. */
export function unreachableStates(
  transitions: readonly Transition[],
  first: SubmissionState = FIRST_SUBMISSION_STATE,
): SubmissionState[] {
  const reached = new Set([first]);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const { from, to } of transitions) {
      if (from.some((state) => reached.has(state))) reached.add(to);
    }
  }
  return SUBMISSION_STATES.filter((state) => !reached.has(state));
}
