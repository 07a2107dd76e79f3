import { LinkButton } from '../components/button.js';
import { Section } from '../components/section.js';
import { SET_UP_STATE_NAMES, type SetUpStep } from './set-up-steps.js';

/** The steps of setting up, each with its state, how far it has come and its one button. */
export function SetUpChecklist({ steps }: { steps: readonly SetUpStep[] }) {
  const next = steps.find(({ action }) => action !== null);
  const done = steps.filter(({ state }) => state === 'done').length;
  return (
    <Section id="set-up" title="はじめての設定">
      <p>{`${steps.length}の手順のうち${done}が完了しています。上から順に進めてください。`}</p>
      <ol class="set-up">
        {steps.map((step, at) => (
          <Step step={step} number={at + 1} isNext={step === next} />
        ))}
      </ol>
    </Section>
  );
}

interface StepProps {
  step: SetUpStep;
  number: number;
  /** The first that has something to be done. */
  isNext: boolean;
}

function Step({ step: { title, state, fact, action }, number, isNext }: StepProps) {
  return (
    <li class={`set-up__step set-up__step--${state}`}>
      <span class="set-up__mark" aria-hidden="true">
        {state === 'done' ? '✓' : number}
      </span>
      <span class="set-up__text">
        <strong>{title}</strong>
        <span class="set-up__fact">{fact}</span>
      </span>
      <span class="set-up__state">{SET_UP_STATE_NAMES[state]}</span>
      {action === null ? null : (
        <LinkButton href={action.href} kind={isNext ? 'primary' : 'secondary'}>
          {action.label}
        </LinkButton>
      )}
    </li>
  );
}
