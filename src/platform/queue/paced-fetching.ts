import { type IQueueBackend } from 'bullmq';
import { type Outage } from '../outage.js';

/**
 * Makes a worker that cannot fetch its next job pause before it tries again. BullMQ does so only for errors it takes
 * for those of a connection; after any other (a socket that is gone, a full memory, a stand-by server) it asks again
 * at once, thousands of times a second.
 */
export function paceFetching<Backend extends IQueueBackend>(backend: Backend, outage: Outage): Backend {
  const moveToActive = backend.moveToActive.bind(backend);
  const waitForJob = backend.waitForJob.bind(backend);
  backend.moveToActive = async (...parameters: Parameters<typeof moveToActive>) => {
    const fetched: unknown[] = await outage.paced(() => moveToActive(...parameters));
    // Waiting may end without a word to the server; fetching cannot.
    outage.over();
    return fetched;
  };
  backend.waitForJob = (...parameters: Parameters<typeof waitForJob>) =>
    outage.paced(() => waitForJob(...parameters));
  return backend;
}
