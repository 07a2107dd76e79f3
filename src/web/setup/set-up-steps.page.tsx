import { LinkButton } from '../components/button.js';
import { Notice } from '../components/notice.js';
import { Screen } from '../http/screen.js';
import { SetUpChecklist } from './set-up-checklist.js';
import { isSetUp, type SetUpStep } from './set-up-steps.js';

/** はじめての設定, after the first user is there: what is still to be set up. */
export function setUpStepsScreen(steps: readonly SetUpStep[]): Screen {
  const page = (
    <div class="stack">
      {isSetUp(steps) ? (
        <Notice kind="success" title="はじめての設定は終わっています。">
          <LinkButton href="/">ホームへ</LinkButton>
        </Notice>
      ) : null}
      <SetUpChecklist steps={steps} />
    </div>
  );
  return new Screen('設定の手順', page);
}
