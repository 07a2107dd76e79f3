/** What a log keeps of an error. */
interface DescribedError {
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
  const fields = error as Error & Fields;
  const driver = (fields['driverError'] ?? fields) as Error & Fields;
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
  const { driverError } = error as Fields;
  return typeof driverError === 'object' && driverError !== null ? driverError : error;
}

/** PostgreSQL's own errors have a SQLSTATE of five characters and a severity. */
function isOfDatabase(driver: Fields): boolean {
  const { code, severity } = driver;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && severity !== undefined;
}

/**
 * The first line, without what stands from its first to its last quotation mark: a value may contain quotation marks
 * itself. Kept whole where all that is quoted are names of the schema.
 */
function withoutValues(driver: Error & Fields): string {
  const names = new Set<unknown>(NAMES.map((name) => driver[name]));
  const [line = ''] = driver.message.split('\n');
  const quoted = [...line.matchAll(/"([^"]*)"/g)].map(([, inner]) => inner);
  const whole = driver.message === line && line.split('"').length % 2 === 1;
  if (whole && quoted.every((inner) => names.has(inner))) return line;
  return line.replace(/".*/, '"…"');
}

/** The frames under our own first line: the stack's begins with the message as it was. */
function stackOf(error: Error, message: string): string {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}: ${message}`, ...frames].join('\n');
}
