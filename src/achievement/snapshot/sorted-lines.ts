/** Characters that take two units in UTF-16. */
const OUTSIDE_PLANE = /[\u{10000}-\u{10ffff}]/u;

interface Line {
  bytes: Buffer;
  isOutsidePlane: boolean;
}

/** Lines of text in the order in which JavaScript sorts strings, kept as UTF-8: half of what strings of Japanese take. */
export class SortedLines {
  private readonly lines: Line[] = [];

  get count(): number {
    return this.lines.length;
  }

  add(text: string): void {
    this.lines.push({ bytes: Buffer.from(text), isOutsidePlane: OUTSIDE_PLANE.test(text) });
  }

  inOrder(): Buffer[] {
    return this.lines.sort(compare).map(({ bytes }) => bytes);
  }
}

/** The order by bytes is the order by UTF-16 units, except for characters that take two of these. */
function compare(one: Line, other: Line): number {
  if (!one.isOutsidePlane && !other.isOutsidePlane) return Buffer.compare(one.bytes, other.bytes);
  const [a, b] = [String(one.bytes), String(other.bytes)];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
