/** A piece of SQL with its values: they are numbered only when the whole statement is sent. */
export class Sql {
  constructor(
    private readonly texts: readonly string[],
    private readonly pieces: readonly unknown[],
  ) {}

  /** The statement with numbered parameters; a value that occurs again keeps its number. */
  toStatement(): { text: string; values: unknown[] } {
    const values: unknown[] = [];
    return { text: this.textWith(values), values };
  }

  private textWith(values: unknown[]): string {
    const [first = '', ...others] = this.texts;
    return others.reduce((text, next, at) => text + placeholder(this.pieces[at]) + next, first);

    function placeholder(piece: unknown): string {
      if (piece instanceof Sql) return piece.textWith(values);
      const known = values.indexOf(piece);
      return `$${known >= 0 ? known + 1 : values.push(piece)}`;
    }
  }
}

/** Writes SQL: an inserted piece of SQL becomes part of it, anything else becomes a parameter. */
export function sql(texts: TemplateStringsArray, ...pieces: unknown[]): Sql {
  return new Sql(texts, pieces);
}

/** Text of our own as SQL, such as the names of columns. Never what somebody has typed. */
export function sqlText(text: string): Sql {
  return new Sql([text], []);
}

/** Pieces one after another; no pieces give no text. */
export function sqlJoin(pieces: readonly Sql[], separator: string): Sql {
  if (pieces.length === 0) return sqlText('');
  return new Sql(['', ...pieces.slice(1).map(() => separator), ''], pieces);
}
