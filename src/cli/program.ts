import { Command, CommanderError } from 'commander';
import { existsSync } from 'node:fs';
import { cleanText, removedInWords } from '../kernel/clean-text.js';
import { Problem } from '../platform/problem.js';
import { CommandFailure } from './output.js';

/**
 * Runs one command line. Returns its exit code: 0, or 1 with one line on stderr that says what is wrong.
 */
export async function runCommand(argv: string[]): Promise<number> {
  const program = new Command('tetsuzuki')
    .description('手続のオンライン化を管理するコマンド')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  try {
    for (const add of await commands()) add(program);
    await program.parseAsync(argv.map(cleanArgument));
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    if (!(error instanceof CommandFailure && error.alreadyPrinted))
      process.stderr.write(`${oneLine(error)}\n`);
    return 1;
  }
}

/** The name of a file is used as it is; invisible characters are removed from any other argument, with a message. */
function cleanArgument(argument: string): string {
  const { text, removed } = cleanText(argument);
  if (removed.length === 0 || existsSync(argument)) return argument;
  process.stderr.write(`${removedInWords(removed)}\n`);
  return text;
}

/** Each command in a file of its own. */
async function commands(): Promise<((program: Command) => void)[]> {
  const modules = await Promise.all([
    import('./migrate.js'),
    import('./list-load.js'),
    import('./municipality-add.js'),
    import('./token-create.js'),
    import('./user-create.js'),
    import('./import.js'),
    import('./month.js'),
    import('./rates.js'),
    import('./report.js'),
    import('./automation.js'),
    import('./run-logs.js'),
    import('./check-figures.js'),
    import('./check-stages.js'),
    import('./backup.js'),
    import('./demo.js'),
  ]);
  return modules.map((module) => module.default);
}

function oneLine(error: unknown): string {
  if (error instanceof Problem) {
    const faults = (error.particulars.errors ?? []).map((fault) => fault.message);
    return [error.message, ...faults].join(' ');
  }
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
