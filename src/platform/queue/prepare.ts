import { DEFAULT_SCHEMA, runMigrations } from 'bullmq';
import pg from 'pg';

/**
 * Makes or upgrades the tables of BullMQ's PostgreSQL backend in their own schema, as the owner, and grants the
 * application role what running the queues takes. Doing it again changes nothing.
 *
 * BullMQ would make a numbering sequence for each queue at run time, for which the application would need CREATE on
 * the schema; as the queues are known, the owner makes them here and the application can create nothing.
 */
export async function prepareQueueSchema(
  ownerUrl: string,
  { applicationRole, queues }: { applicationRole: string; queues: readonly string[] },
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client, DEFAULT_SCHEMA);
    await client.query('BEGIN');
    await client.query(`SET LOCAL search_path TO ${DEFAULT_SCHEMA}`);
    for (const queue of queues) await makeSequence(client, queue);
    for (const statement of grants(client.escapeIdentifier(applicationRole))) await client.query(statement);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

async function makeSequence(client: pg.Client, queue: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>('SELECT job_id_seq_name($1) AS name', [queue]);
  for (const { name } of rows)
    await client.query(`CREATE SEQUENCE IF NOT EXISTS ${client.escapeIdentifier(name)}`);
}

function grants(role: string): string[] {
  const schema = DEFAULT_SCHEMA;
  return [
    `GRANT USAGE ON SCHEMA ${schema} TO ${role}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}`,
    // The ledger of its migrations is the owner's; the application only reads whether it fits.
    `REVOKE INSERT, UPDATE, DELETE ON ${schema}.migration FROM ${role}`,
    `GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`,
    `REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} FROM PUBLIC`,
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${role}`,
  ];
}
