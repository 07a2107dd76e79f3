import { Injectable } from '@nestjs/common';
import { sqlState } from '../../platform/database/database.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Fault, invalid } from '../../platform/problem.js';
import { PROJECT_COLUMNS, projectSearchKey } from './project-fields.js';
import { type LinkedProcedureDto, type ProjectDto, type ProjectFields } from './project.dto.js';

/** What a project's row is read as; `p` is the project, `d` its department. */
export const PROJECT_ROW = `p.id, ${PROJECT_COLUMNS.list('p')}, d.name AS department_name,
  ARRAY(SELECT l.procedure_id FROM automation_project_procedure l
         WHERE l.municipality_id = p.municipality_id AND l.project_id = p.id ORDER BY l.procedure_id) AS procedure_ids,
  p.version, p.created_at, p.updated_at`;

const FROM = `
  FROM automation_project p
  JOIN department d ON d.municipality_id = p.municipality_id AND d.id = p.department_id
 WHERE p.municipality_id = $1`;

const WRITTEN = 'jsonb_populate_recordset(NULL::automation_project, $3) AS e';
const UNIQUE_VIOLATION = '23505';
const UNKNOWN_KEY = '23503';

@Injectable()
export class ProjectRepository {
  async find(tx: Transaction, id: string): Promise<ProjectDto | undefined> {
    const [project] = await tx.query<ProjectDto>(`SELECT ${PROJECT_ROW} ${FROM} AND p.id = $2`, [
      tx.municipality,
      id,
    ]);
    return project;
  }

  /** Every project by code; of one department alone if given. */
  async all(tx: Transaction, departmentId: string | null = null): Promise<ProjectDto[]> {
    return tx.query<ProjectDto>(
      `SELECT ${PROJECT_ROW} ${FROM} AND ($2::uuid IS NULL OR p.department_id = $2) ORDER BY p.code`,
      [tx.municipality, departmentId],
    );
  }

  /** The procedures of a project, by code. */
  async procedures(tx: Transaction, id: string): Promise<LinkedProcedureDto[]> {
    return tx.query<LinkedProcedureDto>(
      `SELECT p.id, p.code, p.name
         FROM automation_project_procedure l
         JOIN procedure p ON p.municipality_id = l.municipality_id AND p.id = l.procedure_id
        WHERE l.municipality_id = $1 AND l.project_id = $2 ORDER BY p.code`,
      [tx.municipality, id],
    );
  }

  /** Ids of the procedures with these codes, by code. */
  async procedureIds(tx: Transaction, codes: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ code: string; id: string }>(
      `SELECT code, id FROM procedure WHERE municipality_id = $1 AND code = ANY ($2)`,
      [tx.municipality, codes],
    );
    return new Map(rows.map(({ code, id }) => [code, id]));
  }

  /** Codes of the procedures of these projects, in order, by project. */
  async procedureCodes(tx: Transaction, ids: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await tx.query<{ id: string; codes: string[] }>(
      `SELECT l.project_id AS id, array_agg(p.code ORDER BY p.code) AS codes
         FROM automation_project_procedure l
         JOIN procedure p ON p.municipality_id = l.municipality_id AND p.id = l.procedure_id
        WHERE l.municipality_id = $1 AND l.project_id = ANY ($2::uuid[])
        GROUP BY l.project_id`,
      [tx.municipality, ids],
    );
    return new Map(rows.map(({ id, codes }) => [id, codes]));
  }

  /** Finds a project and keeps others from changing it until the end of the transaction. */
  async lock(tx: Transaction, id: string): Promise<ProjectDto | undefined> {
    await tx.query(
      `SELECT FROM automation_project WHERE municipality_id = $1 AND id = $2 FOR NO KEY UPDATE`,
      [tx.municipality, id],
    );
    return this.find(tx, id);
  }

  /** The same for every project with one of these codes. */
  async lockByCode(tx: Transaction, codes: readonly string[]): Promise<ProjectDto[]> {
    await tx.query(
      `SELECT FROM automation_project WHERE municipality_id = $1 AND code = ANY ($2) ORDER BY id FOR NO KEY UPDATE`,
      [tx.municipality, codes],
    );
    return tx.query<ProjectDto>(`SELECT ${PROJECT_ROW} ${FROM} AND p.code = ANY ($2)`, [
      tx.municipality,
      codes,
    ]);
  }

  /** Adds a project, with this id if given; returns its id. @throws Problem 422 for a taken code or robot key, an unknown department or procedure */
  async insert(tx: Transaction, fields: ProjectFields, wantedId: string | null = null): Promise<string> {
    return translatingFaults(async () => {
      const [row] = await tx.query<{ id: string }>(
        `INSERT INTO automation_project (municipality_id, id, search_key, ${PROJECT_COLUMNS.list()})
         SELECT $1, coalesce($2::uuid, gen_random_uuid()), e.search_key, ${PROJECT_COLUMNS.list('e')} FROM ${WRITTEN}
         RETURNING id`,
        [tx.municipality, wantedId, writtenRow(fields)],
      );
      const id = row?.id ?? '';
      await this.replaceProcedures(tx, id, fields.procedureIds);
      return id;
    });
  }

  /** Writes all fields of a locked project and counts its version up. @throws Problem as `insert` */
  async update(tx: Transaction, id: string, fields: ProjectFields): Promise<void> {
    await translatingFaults(async () => {
      await tx.execute(
        `UPDATE automation_project p SET search_key = e.search_key, ${PROJECT_COLUMNS.assignedFrom('e')},
                version = p.version + 1, updated_at = now()
           FROM ${WRITTEN} WHERE p.municipality_id = $1 AND p.id = $2`,
        [tx.municipality, id, writtenRow(fields)],
      );
      await this.replaceProcedures(tx, id, fields.procedureIds);
    });
  }

  /** Increments the version of a locked project for a change stored beside it. */
  async touch(tx: Transaction, id: string): Promise<void> {
    await tx.execute(
      `UPDATE automation_project SET version = version + 1, updated_at = now()
        WHERE municipality_id = $1 AND id = $2`,
      [tx.municipality, id],
    );
  }

  private async replaceProcedures(
    tx: Transaction,
    id: string,
    procedureIds: readonly string[],
  ): Promise<void> {
    await tx.execute(
      `DELETE FROM automation_project_procedure
        WHERE municipality_id = $1 AND project_id = $2 AND procedure_id <> ALL ($3::uuid[])`,
      [tx.municipality, id, procedureIds],
    );
    await tx.execute(
      `INSERT INTO automation_project_procedure (municipality_id, project_id, procedure_id)
       SELECT $1, $2::uuid, one FROM unnest($3::uuid[]) AS one ORDER BY one ON CONFLICT DO NOTHING`,
      [tx.municipality, id, procedureIds],
    );
  }
}

function writtenRow(fields: ProjectFields): string {
  return asTableRows([{ ...fields, searchKey: projectSearchKey(fields) }]);
}

/** Says in Japanese what the keys of the tables refuse. */
async function translatingFaults<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const fault = faultOf(error);
    if (fault) throw invalid([fault]);
    throw error;
  }
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
