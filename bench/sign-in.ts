import { createHash } from 'node:crypto';
import { withClient } from './server.js';

/** Somebody of the DX office with a session. */
export interface SignedIn {
  user: string;
  cookie: string;
}

export async function signIn(superuserUrl: string, municipality: string): Promise<SignedIn> {
  const secret = `bench-session-secret-of-office-${municipality}`.padEnd(43, 'x');
  return withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<{ user: string }>(
      `WITH visitor AS (
         INSERT INTO app_user (municipality_id, login, label, role)
         VALUES ($1, 'office' || $1, 'ベンチ', 'dx-office') RETURNING id),
       session AS (
         INSERT INTO app_session (municipality_id, id, user_id, created_at, last_seen_at, expires_at)
         SELECT $1, $2, id, now(), now(), now() + interval '10 hours' FROM visitor)
       SELECT id AS user FROM visitor`,
      [municipality, createHash('sha256').update(secret).digest('hex')],
    );
    return { user: rows[0]?.user ?? '', cookie: `tetsuzuki_session=${secret}` };
  });
}
