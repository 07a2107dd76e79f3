import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { FileProblem } from './file-problem.js';
import { openSheet } from './open-sheet.js';
import { MESSAGES_AHEAD, type ReaderMessage, type ReaderTask } from './reader-messages.js';

/** The thread that reads one file, apart from those who serve others. It ends with the file. */
async function readFile(port: MessagePort, { bytes, sheetName }: ReaderTask): Promise<void> {
  let ahead = 0;
  port.on('message', () => (ahead -= 1));
  const say = async (message: ReaderMessage): Promise<void> => {
    port.postMessage(message);
    ahead += 1;
    while (ahead >= MESSAGES_AHEAD) await once(port, 'message');
  };
  try {
    const { rows, ...sheet } = await openSheet(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      sheetName,
    );
    await say({ kind: 'sheet', sheet });
    for await (const some of rows) await say({ kind: 'rows', rows: some });
    port.postMessage({ kind: 'end' } satisfies ReaderMessage);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    port.postMessage({ kind: 'problem', message: error.message, row: error.row } satisfies ReaderMessage);
  } finally {
    port.unref();
  }
}

if (parentPort) await readFile(parentPort, workerData as ReaderTask);
