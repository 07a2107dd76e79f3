/** What a log keeps of an error. */
export interface DescribedError {
  type: string;
  message: string;
  stack?: string;
  code?: string;
  table?: string;
  column?: string;
  constraint?: string;
  routine?: string;
  errors?: unknown[];
  cause?: unknown;
}

type Fields = Partial<Record<string, unknown>>;

const NAMES = ['schema', 'table', 'column', 'dataType', 'constraint', 'routine'] as const;
const KEPT = ['table', 'column', 'constraint', 'routine'] as const;

/**
 * An error as the log may keep it: what happened and where in the program, but no statement, no parameter and no
 * value of a row, which a database's error carries in its message and in fields of its own.
 */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const given = error as Error & Fields;
  const driver = (given['driverError'] ?? given) as Error & Fields;
  const message = isOfDatabase(driver) ? withoutValues(driver) : messageOf(error);
  const described: DescribedError = { type: error.name, message, stack: stackOf(error, message) };
  if (typeof driver['code'] === 'string') described.code = driver['code'];
  if (isOfDatabase(driver)) {
    for (const name of KEPT) if (typeof driver[name] === 'string') described[name] = driver[name];
  }
  if (error instanceof AggregateError) described.errors = error.errors.map(describeError);
  if (error.cause !== undefined && error.cause !== driver) described.cause = describeError(error.cause);
  return described;
}

/** The messages of several errors in one may hold those of the database. */
function messageOf(error: Error): string {
  return error instanceof AggregateError && error.errors.some((one) => isOfDatabase(driverOf(one)))
    ? `${error.errors.length}件のエラー`
    : error.message;
}

function driverOf(error: unknown): Fields {
  if (typeof error !== 'object' || error === null) return {};
  return ((error as Fields)['driverError'] ?? error) as Fields;
}

/** PostgreSQL's own errors have a SQLSTATE of five characters and a severity. */
function isOfDatabase(driver: Fields): boolean {
  return /^[0-9A-Z]{5}$/.test(String(driver['code'] ?? '')) && driver['severity'] !== undefined;
}

/** The first to the last quotation that is not a name of the schema: a value may contain quotation marks itself. */
function withoutValues(driver: Error & Fields): string {
  const names = new Set(NAMES.map((name) => driver[name]).filter((name) => typeof name === 'string'));
  const [line = ''] = driver.message.split('\n');
  const named: string[] = [];
  const kept = line.replace(/"([^"]*)"/g, (quoted, inner: string) => {
    if (!names.has(inner)) return quoted;
    named.push(quoted);
    return `\u0000${named.length - 1}\u0000`;
  });
  return kept
    .replace(/".*"?/, '"…"')
    .replace(/\u0000(\d+)\u0000/g, (_, at: string) => named[Number(at)] ?? '');
}

/** The frames under our own first line: the stack's begins with the message as it was. */
function stackOf(error: Error, message: string): string {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}: ${message}`, ...frames].join('\n');
}
