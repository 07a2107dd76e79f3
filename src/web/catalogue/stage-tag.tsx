import { isOnline, type Stage, STAGE_NAMES, STAGE_UNANSWERED } from '../../kernel/stage.js';

/** A stage in words; its colour repeats whether that is online. */
export function StageTag({ stage }: { stage: Stage | null }) {
  const tone = stage === null ? 'unanswered' : isOnline(stage) ? 'online' : 'offline';
  return <span class={`stage stage--${tone}`}>{stage === null ? STAGE_UNANSWERED : STAGE_NAMES[stage]}</span>;
}
