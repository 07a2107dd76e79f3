const LENGTH = 100;
const MARK_WIDTH = 2;

/** Within the bar also at its very end. */
function markAt(percent: string): number {
  return Math.max(0, Math.min(LENGTH - MARK_WIDTH, Number(percent) - MARK_WIDTH / 2));
}

interface Props {
  percent: string | null;
  /** Where a line across the bar stands, in percent: its target. */
  mark?: string;
}

/** A bar beside a rate written out in words: it only repeats them, so it is hidden from those who hear the page. */
export function Bar({ percent, mark }: Props) {
  return (
    <svg
      class="bar"
      viewBox={`0 0 ${LENGTH} 10`}
      width={LENGTH}
      height="10"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="bar__ground" x="0" y="0" width={LENGTH} height="10" />
      {percent === null ? null : (
        <rect class="bar__value" x="0" y="0" width={Math.min(LENGTH, Number(percent))} height="10" />
      )}
      {mark === undefined ? null : (
        <rect class="bar__mark" x={markAt(mark)} y="0" width={MARK_WIDTH} height="10" />
      )}
    </svg>
  );
}
