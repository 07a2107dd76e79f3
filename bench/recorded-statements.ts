import { type ProcedureQuery } from '../src/catalogue/procedure/procedure-query.dto.js';
import { ProcedureListRepository } from '../src/catalogue/procedure/procedure-list.repository.js';
import { systemClock, tokyoToday } from '../src/kernel/clock.js';
import { createDataSource } from '../src/platform/database/data-source.js';
import { Sql } from '../src/platform/database/sql.js';
import { Transaction } from '../src/platform/database/transaction.js';
import { type Statements } from './bare-route.js';

/** The queries of a list by name, each as the API takes it and as the repository does. */
export type RequestsByOperation = Record<
  string,
  { parameters: Record<string, string>; query: Partial<ProcedureQuery> }
>;

/** A transaction that keeps the statement it was last asked to run. */
class Recording extends Transaction {
  statement = { sql: '', parameters: [] as unknown[] };

  override query<Row>(statement: string | Sql, parameters: unknown[] = []): Promise<Row[]> {
    const { text, values } =
      statement instanceof Sql ? statement.toStatement() : { text: statement, values: parameters };
    this.statement = { sql: text, parameters: values };
    return Promise.resolve([]);
  }
}

/** What the product's repository sends for each query, in pages of 50. */
export async function statementsOf(
  applicationUrl: string,
  municipality: string,
  requests: RequestsByOperation,
): Promise<Statements> {
  const dataSource = createDataSource(applicationUrl);
  await dataSource.initialize();
  const statements: Statements = {};
  for (const [name, { query }] of Object.entries(requests)) {
    const tx = new Recording(dataSource.createQueryRunner(), municipality);
    const whole = { sort: 'code', limit: 50, today: tokyoToday(systemClock), ...query } as const;
    await new ProcedureListRepository().list(tx, whole);
    statements[name] = tx.statement;
  }
  await dataSource.destroy();
  return statements;
}
