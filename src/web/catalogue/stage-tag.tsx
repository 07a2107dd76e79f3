import { isOnline, type Stage, stageInWords } from '../../kernel/stage.js';

/** A stage in words; its colour repeats whether that is online. */
export function StageTag({ stage }: { stage: Stage | null }) {
  const tone = stage === null ? ' mark--doubt' : isOnline(stage) ? ' mark--good' : '';
  return <span class={`mark${tone}`}>{stageInWords(stage)}</span>;
}
