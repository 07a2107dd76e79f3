import { type Database } from '../platform/database/database.js';
import { type Nudges } from '../platform/owed-work/nudges.js';
import { type OwedWork } from '../platform/owed-work/owed-work.js';

const MOST_AT_ONCE = 5_000;
/** A nudge that is not accepted within two seconds counts as lost, so only a few wait for each other. */
const BATCH_SIZE = 50;

/**
 * Nudges for what is owed and due, one piece of each municipality and queue: whoever begins it nudges for the next, so
 * that nobody waits behind all of another's work. Whatever was lost on the way (an emptied Redis, a killed worker, a
 * crash between commit and enqueue) is found here, because what is owed is in PostgreSQL. Returns how many nudges were
 * given.
 */
export async function reconcile(database: Database, owedWork: OwedWork, nudges: Nudges): Promise<number> {
  const due = nudges.firstOfEach(await database.system((system) => owedWork.due(system, MOST_AT_ONCE)));
  for (let at = 0; at < due.length; at += BATCH_SIZE) {
    for (const nudge of due.slice(at, at + BATCH_SIZE)) nudges.give(nudge);
    await nudges.settled();
  }
  return due.length;
}
