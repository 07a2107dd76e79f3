import { type Query } from './connection.js';
import { Sql } from './sql.js';

const names = new Map<string, string>();

/** A statement as `pg` takes it; every connection of this process keeps the plan of a prepared one under its name. */
export function queryOf(statement: string | Sql, parameters: unknown[]): Query {
  if (!(statement instanceof Sql)) return { text: statement, values: parameters };
  const { text, values } = statement.toStatement();
  return { text, values, ...(statement.isPrepared ? { name: nameOf(text) } : {}) };
}

function nameOf(text: string): string {
  const name = names.get(text) ?? `prepared-${names.size + 1}`;
  names.set(text, name);
  return name;
}
