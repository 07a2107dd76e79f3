/** One thing wrong with an input: where (field, sheet and cell) and how to mend it, in Japanese. */
export interface Fault {
  where: string;
  message: string;
}

interface Particulars {
  /** What happened and what to do next, in Japanese. */
  detail?: string;
  errors?: Fault[];
  /** Further members of the problem document (for a conflict: both versions). */
  extensions?: Record<string, unknown>;
}

/**
 * An expected refusal, shown to the user: an RFC 9457 problem document on the API, a plain sentence on pages
 * and the command line. `code` names the kind of problem and never changes; `title` is Japanese.
 */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly particulars: Particulars = {},
  ) {
    super(particulars.detail ? `${title} ${particulars.detail}` : title);
    this.name = 'Problem';
  }

  /** The document of RFC 9457 §3. */
  toDocument(): Record<string, unknown> {
    const { detail, errors, extensions } = this.particulars;
    return {
      type: `urn:tetsuzuki:problem:${this.code}`,
      title: this.title,
      status: this.status,
      ...(detail ? { detail } : {}),
      ...(errors ? { errors } : {}),
      ...extensions,
    };
  }
}

/** 404 for what is not there, or not there for this municipality: the two answer alike. */
export function notFound(what: string): Problem {
  return new Problem(404, 'not-found', `${what}が見つかりません。`, {
    detail: '番号やコードをご確認ください。削除または統合された可能性もあります。',
  });
}

/** What was looked for. @throws Problem 404 where it is not there */
export function orNotFound<Row>(row: Row | null | undefined, what: string): Row {
  if (row === null || row === undefined) throw notFound(what);
  return row;
}

/** What was looked for, in the version that somebody has seen. @throws Problem 404, 409 with both versions */
export function atVersion<Row extends { version: number }>(
  row: Row | undefined,
  what: string,
  version: number,
  yours: object = {},
): Row {
  const found = orNotFound(row, what);
  if (found.version !== version) throw conflict(what, { ...yours, version }, found);
  return found;
}

/** 409 with both versions: nothing is overwritten silently. */
export function conflict(what: string, yours: unknown, current: unknown): Problem {
  return new Problem(409, 'conflict', `${what}は、別の人が先に変更しています。`, {
    detail: '最新の内容を確かめ、必要な変更をもう一度入力してください。',
    extensions: { yours, current },
  });
}

/** The faults of checks, each of which is false where nothing is wrong. */
export function faultsAmong(checks: readonly (Fault | false)[]): Fault[] {
  return checks.filter((fault) => fault !== false);
}

/** @throws Problem 422 with all of them where there are any */
export function refuseFaults(faults: Fault[], title?: string): void {
  if (faults.length > 0) throw invalid(faults, title);
}

/** 422 with every fault at once. */
export function invalid(errors: Fault[], title = '入力内容に誤りがあります。'): Problem {
  return new Problem(422, 'invalid', title, { errors });
}
