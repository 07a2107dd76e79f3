/** A cell of a table on a terminal, and which edge of its column it keeps to. */
export type Align = 'left' | 'right';

/** Full-width characters take two places on a terminal. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u2015]/u;

/** How many places a text takes on a terminal. */
export function displayWidth(text: string): number {
  return [...text].reduce((width, character) => width + (WIDE.test(character) ? 2 : 1), 0);
}

/** Rows as lines with aligned columns, two blanks between them. No rows give no lines. */
export function textTable(rows: readonly (readonly string[])[], aligns: readonly Align[]): string[] {
  const widths = aligns.map((_, at) => Math.max(0, ...rows.map((row) => displayWidth(row[at] ?? ''))));
  return rows.map((row) =>
    aligns
      .map((align, at) => {
        const text = row[at] ?? '';
        const blanks = ' '.repeat((widths[at] ?? 0) - displayWidth(text));
        return align === 'left' ? text + blanks : blanks + text;
      })
      .join('  ')
      .trimEnd(),
  );
}
