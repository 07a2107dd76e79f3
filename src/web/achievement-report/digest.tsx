const SHOWN = 12;

/** A digest by its first letters; the whole of it opens on demand. */
export function Digest({ value, of }: { value: string; of: string }) {
  return (
    <details class="digest">
      <summary aria-label={`${of}のダイジェスト ${value.slice(0, SHOWN)}で始まる全体`}>
        <code>{`${value.slice(0, SHOWN)}…`}</code>
      </summary>
      <code>{value}</code>
    </details>
  );
}
