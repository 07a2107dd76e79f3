import { type DataSource, type Logger } from 'typeorm';

export interface Statement {
  sql: string;
  parameters: unknown[];
}

/** The reading statements that `work` sends, in their order. */
export async function statementsDuring(
  dataSource: DataSource,
  work: () => Promise<unknown>,
): Promise<Statement[]> {
  const statements: Statement[] = [];
  const before = dataSource.logger;
  const nothing = (): void => undefined;
  const recorder: Logger = {
    logQuery(sql, parameters) {
      if (/^\s*(SELECT|WITH)\b/i.test(sql) && !sql.includes('set_config')) {
        statements.push({ sql, parameters: (parameters as unknown[] | undefined) ?? [] });
      }
    },
    logQueryError: nothing,
    logQuerySlow: nothing,
    logSchemaBuild: nothing,
    logMigration: nothing,
    log: nothing,
  };
  dataSource.logger = recorder;
  try {
    await work();
    return statements;
  } finally {
    dataSource.logger = before;
  }
}
