/** A piece of SQL with its values: they are numbered only when the whole statement is sent. */
export class Sql {
  constructor(
    private readonly texts: readonly string[],
    private readonly pieces: readonly unknown[],
    /** Whether a connection keeps the statement's plan. */
    readonly isPrepared = false,
  ) {}

  /**
   * The statement with numbered parameters. A piece that occurs again keeps its numbers; equal values of different
   * places do not share one, because PostgreSQL may read them as different types.
   */
  toStatement(): { text: string; values: unknown[] } {
    const values: unknown[] = [];
    return { text: this.textWith(values, new Map()), values };
  }

  private textWith(values: unknown[], texts: Map<Sql, string>): string {
    const [first = '', ...others] = this.texts;
    const placeholder = (piece: unknown) =>
      piece instanceof Sql ? (texts.get(piece) ?? piece.textWith(values, texts)) : `$${values.push(piece)}`;
    const text = others.reduce((before, next, at) => before + placeholder(this.pieces[at]) + next, first);
    texts.set(this, text);
    return text;
  }
}

/** Writes SQL: an inserted piece of SQL becomes part of it, anything else becomes a parameter. */
export function sql(texts: TemplateStringsArray, ...pieces: unknown[]): Sql {
  return new Sql(texts, pieces);
}

/**
 * The statement as one whose plan each connection keeps: for short statements that are sent again and again, whose
 * planning costs more than their running. Not where a good plan depends on the values. Its text must be one of few.
 */
export function prepared(statement: Sql): Sql {
  return new Sql(['', ''], [statement], true);
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

/** Whether a column of ours holds one of these ids; true of every row where no list is given. */
export function sqlAmong(column: string, ids: readonly string[] | null): Sql {
  return ids === null ? sql`true` : sql`${sqlText(column)} = ANY (${ids}::uuid[])`;
}
