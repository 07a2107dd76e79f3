import { sql } from '../database/sql.js';

/** The requests for everything of the kind since the row `w` was last counted up. */
const OF_ITS_REQUESTS = sql`FROM owed_work_request r WHERE r.municipality_id = w.municipality_id AND r.kind = w.kind`;

const IS_REQUESTED_AGAIN = sql`EXISTS (SELECT ${OF_ITS_REQUESTS})`;

/** The columns of `OwedWorkDto`, of the row `w` with the requests not yet counted up. */
export const COLUMNS = sql`kind, key, requested + (SELECT count(*) ${OF_ITS_REQUESTS}) AS requested, done,
  coalesce((SELECT max(r.requested_at) ${OF_ITS_REQUESTS}), requested_at) AS requested_at, done_at, progress,
  failures, failure, failure_cause, failed_at, starts, started_at, set_aside_at`;

/** The rows with work to do: those counted up past what is done, and those of a kind that is requested again. */
export const OPEN_WORK = sql`(
  SELECT * FROM owed_work WHERE done < requested
   UNION
  SELECT w.* FROM (SELECT DISTINCT municipality_id, kind FROM owed_work_request) r
    JOIN owed_work w USING (municipality_id, kind)) w`;

/**
 * Whether open work is to be tried now: not while it pauses after a failure, and what is set aside only when it is
 * requested anew. A failure of a time that is still to come is one from before the clock was put right: it keeps
 * nobody waiting.
 */
export const IS_DUE = sql`(${IS_REQUESTED_AGAIN}
  OR (w.set_aside_at IS NULL OR w.requested > w.set_aside_requested)
    AND (w.failed_at IS NULL OR w.failed_at > clock_timestamp()
         OR w.failed_at <= clock_timestamp() - make_interval(secs => coalesce(w.retry_seconds, 60))))`;
