import {
  SUBMISSION_STATE_NAMES,
  type SubmissionListingState,
} from '../../reporting/submission/submission-states.js';

/** Where a department's report stands, in a word. */
export function SubmissionState({ state }: { state: SubmissionListingState }) {
  return (
    <span class={`state state--${state}`} data-submission-state>
      {SUBMISSION_STATE_NAMES[state]}
    </span>
  );
}
