import { type Judgement } from '../../targets/judgement.js';

const TONES: Record<Judgement, string> = {
  reached: ' mark--good',
  'on-track': ' mark--good',
  held: ' mark--good',
  behind: ' mark--gap',
  missed: ' mark--gap',
  broken: ' mark--gap',
  'no-actual': ' mark--doubt',
};

/** A judgement in its word; its colour only repeats it. */
export function JudgementTag({ judgement, name }: { judgement: Judgement; name: string }) {
  return <span class={`mark${TONES[judgement]}`}>{name}</span>;
}
