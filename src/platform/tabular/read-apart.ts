import { on } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../project-root.js';
import { FileProblem } from './file-problem.js';
import { READ_LIMITS } from './read-limits.js';
import { type ReaderMessage, type ReaderTask } from './reader-messages.js';
import { ReadingQueue } from './reading-queue.js';
import { type OpenedSheet, type SheetRow } from './sheet-row.js';

export interface ReadApartOptions {
  sheetName?: string;
  /** Whose file it is, for the turns of those who wait. */
  owner?: string;
  /** Stops the reading: nobody waits for its result any more. */
  signal?: AbortSignal;
  limits?: { heapMegabytes: number; milliseconds: number };
}

const queue = new ReadingQueue();

/** A thread runs what is built: TypeScript sources, as tests load them, it could not. */
const THREAD = import.meta.url.endsWith('.ts')
  ? pathToFileURL(join(projectRoot, 'dist/src/platform/tabular/reader-thread.js'))
  : new URL('./reader-thread.js', import.meta.url);

/**
 * Opens a file in a thread of its own, with its own memory and a limit of time, so that no file stops or ends those who
 * serve others. The thread ends with the last row, with the signal, or where the rows are not wanted any more.
 *
 * @throws FileProblem where the file cannot be read within the limits; Problem 503 where too many files wait.
 */
export async function readApart(bytes: Uint8Array, options: ReadApartOptions = {}): Promise<OpenedSheet> {
  const messages = messagesOf(bytes, options);
  const { value } = await messages.next();
  if (value?.kind !== 'sheet') throw brokenOff();
  return { ...value.sheet, rows: rowsOf(messages) };
}

async function* rowsOf(messages: AsyncGenerator<ReaderMessage>): AsyncGenerator<SheetRow[], void, undefined> {
  for await (const message of messages) if (message.kind === 'rows') yield message.rows;
}

async function* messagesOf(
  bytes: Uint8Array,
  { sheetName, owner = '', signal, limits = READ_LIMITS }: ReadApartOptions,
): AsyncGenerator<ReaderMessage, void, undefined> {
  const leave = await queue.enter(owner, signal);
  const time = AbortSignal.timeout(limits.milliseconds);
  const task: ReaderTask = { bytes, sheetName };
  const thread = new Worker(THREAD, {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
  });
  const stop = AbortSignal.any(signal ? [time, signal] : [time]);
  try {
    for await (const [message] of on(thread, 'message', { signal: stop, close: ['exit'] }) as AsyncIterable<
      [ReaderMessage]
    >) {
      if (message.kind === 'problem') throw new FileProblem(message.message, message.row);
      if (message.kind === 'end') return;
      yield message;
      thread.postMessage('taken');
    }
    throw brokenOff();
  } catch (error) {
    signal?.throwIfAborted();
    if (time.aborted) throw tookTooLong(limits.milliseconds);
    if (error instanceof FileProblem) throw error;
    throw isOutOfMemory(error) ? tookTooMuchMemory() : brokenOff(error);
  } finally {
    await thread.terminate();
    leave();
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

function tookTooLong(milliseconds: number): FileProblem {
  return new FileProblem(
    `ファイルの読み取りが${Math.ceil(milliseconds / 1000)}秒で終わらないため中止しました。行や列を減らすか、ファイルを分けて取り込んでください。`,
  );
}

function tookTooMuchMemory(): FileProblem {
  return new FileProblem(
    'ファイルの読み取りに必要なメモリが上限を超えたため中止しました。行や列を減らすか、ファイルを分けて取り込んでください。',
  );
}

function brokenOff(cause?: unknown): FileProblem {
  const problem = new FileProblem(
    'ファイルを最後まで読み取れませんでした。Excel で開いて .xlsx で保存し直してから、もう一度お試しください。',
  );
  if (cause !== undefined) problem.cause = cause;
  return problem;
}
