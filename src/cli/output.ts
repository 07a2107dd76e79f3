/** Ends a command with exit code 1. `alreadyPrinted`: the errors are on stdout already (an import's row errors). */
export class CommandFailure extends Error {
  constructor(
    message: string,
    readonly alreadyPrinted = false,
  ) {
    super(message);
  }
}

/** Prints one line of JSON, and nothing else, on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}
