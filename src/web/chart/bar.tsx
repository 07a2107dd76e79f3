const LENGTH = 100;

/** A bar beside a rate written out in words: it only repeats them, so it is hidden from those who hear the page. */
export function Bar({ percent }: { percent: string | null }) {
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
    </svg>
  );
}
