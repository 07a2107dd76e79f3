import { Injectable } from '@nestjs/common';
import { sqlState } from '../../platform/database/sql-state.js';
import { type Sql, sql, sqlText } from '../../platform/database/sql.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Fault, invalid } from '../../platform/problem.js';
import { PROJECT_COLUMNS, projectSearchKey } from './project-fields.js';
import { type LinkedProcedureDto, type ProjectDto, type ProjectFields } from './project.dto.js';

/** What a project's row is read as; `p` is the project, `d` its department. */
export const PROJECT_ROW = sql`p.id, ${sqlText(PROJECT_COLUMNS.list('p'))}, d.name AS department_name,
  ARRAY(SELECT l.procedure_id FROM automation_project_procedure l
         WHERE l.municipality_id = p.municipality_id AND l.project_id = p.id ORDER BY l.procedure_id) AS procedure_ids,
  p.version, p.created_at, p.updated_at`;

const from = (tx: Transaction) => sql`
  FROM automation_project p
  JOIN department d ON d.municipality_id = p.municipality_id AND d.id = p.department_id
 WHERE p.municipality_id = ${tx.municipality}`;

/** Projects by code, with columns of a statement's own beside theirs, in which `p` is the project. */
export function projectRows(tx: Transaction, { which, beside }: { which: Sql; beside: Sql }): Sql {
  return sql`SELECT ${PROJECT_ROW}, ${beside} ${from(tx)} AND ${which} ORDER BY p.code`;
}

const UNIQUE_VIOLATION = '23505';
const UNKNOWN_KEY = '23503';

@Injectable()
export class ProjectRepository {
  async find(tx: Transaction, id: string): Promise<ProjectDto | undefined> {
    return tx.one<ProjectDto>(sql`SELECT ${PROJECT_ROW} ${from(tx)} AND p.id = ${id}`);
  }

  /** Every project by code; of one department alone if given. */
  async all(tx: Transaction, departmentId: string | null = null): Promise<ProjectDto[]> {
    return tx.query<ProjectDto>(sql`
      SELECT ${PROJECT_ROW} ${from(tx)}
         AND (${departmentId}::uuid IS NULL OR p.department_id = ${departmentId}) ORDER BY p.code`);
  }

  /** The procedures of a project, by code. */
  async procedures(tx: Transaction, id: string): Promise<LinkedProcedureDto[]> {
    return tx.query<LinkedProcedureDto>(sql`
      SELECT p.id, p.code, p.name
        FROM automation_project_procedure l
        JOIN procedure p ON p.municipality_id = l.municipality_id AND p.id = l.procedure_id
       WHERE l.municipality_id = ${tx.municipality} AND l.project_id = ${id} ORDER BY p.code`);
  }

  /** Ids of the procedures with these codes, by code. */
  async procedureIds(tx: Transaction, codes: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ code: string; id: string }>(sql`
      SELECT code, id FROM procedure WHERE municipality_id = ${tx.municipality} AND code = ANY (${codes})`);
    return new Map(rows.map(({ code, id }) => [code, id]));
  }

  /** Codes of the procedures of these projects, in order, by project. */
  async procedureCodes(tx: Transaction, ids: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await tx.query<{ id: string; codes: string[] }>(sql`
      SELECT l.project_id AS id, array_agg(p.code ORDER BY p.code) AS codes
        FROM automation_project_procedure l
        JOIN procedure p ON p.municipality_id = l.municipality_id AND p.id = l.procedure_id
       WHERE l.municipality_id = ${tx.municipality} AND l.project_id = ANY (${ids}::uuid[])
       GROUP BY l.project_id`);
    return new Map(rows.map(({ id, codes }) => [id, codes]));
  }

  /** Finds a project and keeps others from changing it until the end of the transaction. */
  async lock(tx: Transaction, id: string): Promise<ProjectDto | undefined> {
    await tx.query(sql`
      SELECT FROM automation_project
       WHERE municipality_id = ${tx.municipality} AND id = ${id} FOR NO KEY UPDATE`);
    return this.find(tx, id);
  }

  /** The same for every project with one of these codes. */
  async lockByCode(tx: Transaction, codes: readonly string[]): Promise<ProjectDto[]> {
    await tx.query(sql`
      SELECT FROM automation_project
       WHERE municipality_id = ${tx.municipality} AND code = ANY (${codes}) ORDER BY id FOR NO KEY UPDATE`);
    return tx.query<ProjectDto>(sql`SELECT ${PROJECT_ROW} ${from(tx)} AND p.code = ANY (${codes})`);
  }

  /** Adds a project, with this id if given; returns its id. @throws Problem 422 for a taken code or robot key, an unknown department or procedure */
  async insert(tx: Transaction, fields: ProjectFields, wantedId: string | null = null): Promise<string> {
    return translatingFaults(async () => {
      const row = await tx.one<{ id: string }>(sql`
        INSERT INTO automation_project (municipality_id, id, search_key, ${sqlText(PROJECT_COLUMNS.list())})
        SELECT ${tx.municipality}, coalesce(${wantedId}::uuid, gen_random_uuid()), e.search_key,
               ${sqlText(PROJECT_COLUMNS.list('e'))}
          FROM ${rowOf(fields)} RETURNING id`);
      const id = row?.id ?? '';
      await this.replaceProcedures(tx, id, fields.procedureIds);
      return id;
    });
  }

  /** Writes all fields of a locked project and counts its version up. @throws Problem as `insert` */
  async update(tx: Transaction, id: string, fields: ProjectFields): Promise<void> {
    await translatingFaults(async () => {
      await tx.execute(sql`
        UPDATE automation_project p
           SET search_key = e.search_key, ${sqlText(PROJECT_COLUMNS.assignedFrom('e'))},
               version = p.version + 1, updated_at = now()
          FROM ${rowOf(fields)} WHERE p.municipality_id = ${tx.municipality} AND p.id = ${id}`);
      await this.replaceProcedures(tx, id, fields.procedureIds);
    });
  }

  /** Increments the version of a locked project for a change stored beside it. */
  async touch(tx: Transaction, id: string): Promise<void> {
    await tx.execute(sql`
      UPDATE automation_project SET version = version + 1, updated_at = now()
       WHERE municipality_id = ${tx.municipality} AND id = ${id}`);
  }

  private async replaceProcedures(tx: Transaction, id: string, procedureIds: readonly string[]) {
    await tx.execute(sql`
      DELETE FROM automation_project_procedure
       WHERE municipality_id = ${tx.municipality} AND project_id = ${id}
         AND procedure_id <> ALL (${procedureIds}::uuid[])`);
    await tx.execute(sql`
      INSERT INTO automation_project_procedure (municipality_id, project_id, procedure_id)
      SELECT ${tx.municipality}, ${id}::uuid, one
        FROM unnest(${procedureIds}::uuid[]) AS one ORDER BY one ON CONFLICT DO NOTHING`);
  }
}

function rowOf(fields: ProjectFields): Sql {
  const row = { ...fields, searchKey: projectSearchKey(fields) };
  return sql`jsonb_populate_recordset(NULL::automation_project, ${asTableRows([row])}) AS e`;
}

/** Says in Japanese what the keys of the tables refuse. */
function translatingFaults<T>(write: () => Promise<T>): Promise<T> {
  return write().catch((error: unknown) => {
    const fault = faultOf(error);
    throw fault ? invalid([fault]) : error;
  });
}

function faultOf(error: unknown): Fault | null {
  const message = error instanceof Error ? error.message : '';
  if (sqlState(error) === UNIQUE_VIOLATION && message.includes('robot_key'))
    return {
      where: 'robotKey',
      message: 'このロボットキーは、ほかの案件で使われています。案件ごとに別のキーにしてください。',
    };
  if (sqlState(error) === UNIQUE_VIOLATION)
    return { where: 'code', message: 'この案件コードは、すでに使われています。別のコードにしてください。' };
  if (sqlState(error) === UNKNOWN_KEY && message.includes('procedure'))
    return { where: 'procedureIds', message: '手続が見つかりません。台帳から選び直してください。' };
  if (sqlState(error) === UNKNOWN_KEY)
    return { where: 'departmentId', message: '所管課が見つかりません。一覧から選び直してください。' };
  return null;
}
