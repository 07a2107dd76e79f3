import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { MONTH } from './seed.js';

/** Saves rows on plain `pg`, by somebody who checks nothing: one transaction a row with the product's writes. */
export class FloorSaves {
  private readonly pool: pg.Pool;

  constructor(
    applicationUrl: string,
    private readonly municipality: string,
  ) {
    this.pool = new pg.Pool({ connectionString: applicationUrl, max: 10 });
  }

  /** The report's row, the audit record, the request for figures. */
  async save(departmentId: string, procedure: string, total: number): Promise<void> {
    await this.within(async (client) => {
      await this.saveRow(client, departmentId, procedure, total);
      const after = { stage: 'online', applicationsTotal: total, applicationsOnline: Math.floor(total / 2) };
      await client.query(
        `INSERT INTO audit_event (municipality_id, actor_id, actor_label, actor_role, source, request_id, address, agent,
                                  action, subject_kind, subject_id, before, after)
         VALUES ($1, $2, 'bench', 'department', 'page', $3, '127.0.0.1', '', 'status-report.save', 'status-report',
                 $4, '{}', $5)`,
        [this.municipality, departmentId, randomUUID(), `${MONTH}/${procedure}`, JSON.stringify(after)],
      );
      await client.query(`INSERT INTO owed_work_request (municipality_id, kind) VALUES ($1, 'provisional')`, [
        this.municipality,
      ]);
    });
  }

  /** The report's row alone. */
  async saveNaked(departmentId: string, procedure: string, total: number): Promise<void> {
    await this.within((client) => this.saveRow(client, departmentId, procedure, total));
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private async saveRow(client: pg.PoolClient, departmentId: string, procedure: string, total: number) {
    await client.query(
      `INSERT INTO status_report AS old (municipality_id, month, procedure_id, department_id, stage,
              applications_total, applications_online, entered_by, entered_at)
       VALUES ($1, $2, $3, $4, 'online', $5, $6, 'bench', now())
       ON CONFLICT (municipality_id, month, procedure_id) DO UPDATE
          SET stage = EXCLUDED.stage, applications_total = EXCLUDED.applications_total,
              applications_online = EXCLUDED.applications_online, entered_by = EXCLUDED.entered_by,
              entered_at = EXCLUDED.entered_at, version = old.version + 1`,
      [this.municipality, MONTH, procedure, departmentId, total, Math.floor(total / 2)],
    );
  }

  private async within(work: (client: pg.PoolClient) => Promise<unknown>): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('app.municipality', $1, true)`, [this.municipality]);
      await work(client);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  }
}
