import { type Snapshot } from '../../achievement/snapshot/snapshot.js';
import { stateLabel } from '../components/figure-state.js';

/** 速報値 or 確定値, as a mark. */
export function ReportTag({ state, revision }: Pick<Snapshot, 'state' | 'revision'>) {
  return (
    <span class={`tag tag--${state}`}>
      {stateLabel(state === 'final' ? { kind: 'final', revision } : { kind: 'provisional' })}
    </span>
  );
}
