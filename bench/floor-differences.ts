import pg from 'pg';
import { bareTransaction } from './bare-pg.js';
import { withClient } from './server.js';

/** What a procedure's report adds, in the order of `ADDS`; a table with nothing left to look up. */
const PARTS = `
  CREATE TABLE floor_part AS
  SELECT r.municipality_id, r.procedure_id, p.department_id,
         coalesce(r.applications_total, 0) AS total, coalesce(r.applications_online, 0) AS online
    FROM status_report r JOIN procedure p ON p.municipality_id = r.municipality_id AND p.id = r.procedure_id
   WHERE r.month = $1;
  ALTER TABLE floor_part ADD PRIMARY KEY (municipality_id, procedure_id);
  CREATE TABLE floor_figure AS
  SELECT municipality_id, coalesce(department_id::text, '') AS scope, sum(online)::bigint AS numerator,
         sum(total)::bigint AS denominator
    FROM floor_part GROUP BY GROUPING SETS ((municipality_id), (municipality_id, department_id));
  ALTER TABLE floor_figure ADD PRIMARY KEY (municipality_id, scope);
  CREATE TABLE floor_queue (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, procedure_id uuid, total bigint);
  ANALYZE floor_part, floor_figure;
  GRANT ALL ON floor_part, floor_figure, floor_queue TO PUBLIC`;

/** Takes what is queued and changes part and figures by the difference. */
const BY_DIFFERENCE = `
  WITH queued AS (DELETE FROM floor_queue RETURNING id, procedure_id, total),
  newest AS (SELECT DISTINCT ON (procedure_id) procedure_id, total FROM queued ORDER BY procedure_id, id DESC),
  changed AS (
    UPDATE floor_part p SET total = n.total FROM newest n
     WHERE p.municipality_id = $1 AND p.procedure_id = n.procedure_id
    RETURNING old.department_id AS department, new.total - old.total AS more),
  more AS (
    SELECT coalesce(department::text, '') AS scope, sum(more)::bigint AS more
      FROM changed GROUP BY GROUPING SETS ((), (department)))
  UPDATE floor_figure f SET denominator = denominator + m.more FROM more m
   WHERE f.municipality_id = $1 AND f.scope = m.scope`;

/** The least that an answer and its fresh figure can cost: bare `pg`, a row of one's own, woken by NOTIFY. */
export class FloorDifferences {
  private editors: pg.Client[] = [];
  private worker: pg.Client | undefined;
  private listener: pg.Client | undefined;
  private working: Promise<void> | undefined;
  private waiting: (() => void)[] = [];

  constructor(
    private readonly municipality: string,
    private readonly procedures: readonly string[],
  ) {}

  async open(
    urls: { superuser: string; application: string },
    month: string,
    editors: number,
  ): Promise<void> {
    await withClient(urls.superuser, (client) => client.query(PARTS.replaceAll('$1', `'${month}'`)));
    const connect = async () => {
      const client = new pg.Client({ connectionString: urls.application });
      await client.connect();
      return client;
    };
    this.editors = await Promise.all(Array.from({ length: editors }, connect));
    [this.worker, this.listener] = [await connect(), await connect()];
    await this.listener.query('LISTEN floor');
    this.listener.on('notification', () => this.work());
  }

  /** Milliseconds from an answer's commit to the commit of its figures. */
  async once(editor: number, run: number): Promise<number> {
    const client = this.editors[editor]!;
    const procedure = this.procedures[(run * 16 + editor) % this.procedures.length];
    await bareTransaction(client, this.municipality, () =>
      client.query('INSERT INTO floor_queue (procedure_id, total) VALUES ($1, $2)', [procedure, 100 + run]),
    );
    const committed = performance.now();
    const fresh = new Promise<void>((resolve) => this.waiting.push(resolve));
    await client.query(`SELECT pg_notify('floor', '')`);
    await fresh;
    return performance.now() - committed;
  }

  async close(): Promise<void> {
    const clients = [...this.editors, this.worker, this.listener].filter((client) => client !== undefined);
    await Promise.all(clients.map((client) => client.end()));
  }

  /** One transaction at a time; who comes meanwhile is answered by the next. */
  private work(): void {
    if (this.working || this.waiting.length === 0) return;
    const answered = this.waiting.splice(0);
    const worker = this.worker!;
    this.working = bareTransaction(worker, this.municipality, async () => {
      await worker.query(BY_DIFFERENCE, [this.municipality]);
    }).then(() => {
      this.working = undefined;
      for (const resolve of answered) resolve();
      this.work();
    });
  }
}
