import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../../kernel/date.js';
import { searchWords } from '../../kernel/text.js';
import { columnOf } from '../../platform/database/column-name.js';
import { likeAnywhere } from '../../platform/database/text-search.sql.js';
import { type Sql, sql, sqlJoin, sqlText } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type ProjectFilter, type ProjectListedDto } from './project.dto.js';
import { PROJECT_ROW } from './project.repository.js';

/** A page of the projects a filter leaves, with their stages as of `today`. */
export interface ProjectQuery extends ProjectFilter {
  today: IsoDate;
  /** The code of the last project seen. */
  after?: string;
  limit: number;
}

/** Columns of a project that must have the value a filter names. */
const EQUAL = ['departmentId', 'kind', 'field', 'tool', 'sourcing', 'difficulty'] as const;

/** Projects `p` with their department `d` and their stage `s`. */
function withStage({ today }: Pick<ProjectQuery, 'today'>): Sql {
  return sql`automation_project p
        JOIN department d ON d.municipality_id = p.municipality_id AND d.id = p.department_id
        LEFT JOIN LATERAL (
          SELECT stage, stage_on FROM automation_stage h
           WHERE h.municipality_id = p.municipality_id AND h.project_id = p.id AND NOT planned
             AND withdrawn_at IS NULL AND stage_on <= ${today}
           ORDER BY stage_on DESC, seq DESC LIMIT 1) s ON true`;
}

/** What the projects of a list must meet. */
function conditionsOf(municipality: string, query: ProjectFilter): Sql {
  const words = searchWords(query.search ?? '').map(likeAnywhere);
  const equalities = EQUAL.flatMap((field) => {
    const value = query[field] ?? null;
    return value === null ? [] : sql`AND p.${sqlText(columnOf(field))} = ${value}`;
  });
  return sql`p.municipality_id = ${municipality}
         AND p.search_key LIKE ALL (${words}::text[])
         ${sqlJoin(equalities, ' ')}
         AND (${query.divisionId ?? null}::uuid IS NULL OR d.division_id = ${query.divisionId ?? null})
         AND (${query.stages ?? null}::text[] IS NULL OR s.stage = ANY (${query.stages ?? null}))
         AND (${query.procedureId ?? null}::uuid IS NULL OR EXISTS (SELECT FROM automation_project_procedure l
               WHERE l.municipality_id = ${municipality} AND l.project_id = p.id
                 AND l.procedure_id = ${query.procedureId ?? null}))`;
}

@Injectable()
export class ProjectListRepository {
  /** Projects by code after `after`, at most `limit` + 1: the one too many says that there are more. */
  async list(tx: Transaction, query: ProjectQuery): Promise<ProjectListedDto[]> {
    return tx.query<ProjectListedDto>(sql`
      SELECT ${PROJECT_ROW}, s.stage, s.stage_on AS stage_since,
             plan.stage_on AS planned_production_on
        FROM ${withStage(query)}
        LEFT JOIN LATERAL (
          SELECT stage_on FROM automation_stage h
           WHERE h.municipality_id = p.municipality_id AND h.project_id = p.id AND planned
             AND withdrawn_at IS NULL AND stage = 'production'
           ORDER BY seq DESC LIMIT 1) plan ON true
       WHERE ${conditionsOf(tx.municipality, query)}
         AND (${query.after ?? null}::text IS NULL OR p.code > ${query.after ?? null})
       ORDER BY p.code LIMIT ${query.limit + 1}`);
  }

  /** How many projects a filter leaves. */
  async count(tx: Transaction, query: Omit<ProjectQuery, 'limit'>): Promise<number> {
    const row = await tx.one<{ total: number }>(sql`
      SELECT count(*)::integer AS total FROM ${withStage(query)} WHERE ${conditionsOf(tx.municipality, query)}`);
    return row?.total ?? 0;
  }

  /** The project with a code; one of the department alone where one is named. */
  async idOfCode(tx: Transaction, code: string, departmentId: string | null): Promise<string | null> {
    const found = await tx.one<{ id: string }>(sql`
      SELECT id FROM automation_project WHERE municipality_id = ${tx.municipality} AND code = ${code}
         AND (${departmentId}::uuid IS NULL OR department_id = ${departmentId})`);
    return found?.id ?? null;
  }

  /** The tools in use, by name; of one department where one is named. */
  async tools(tx: Transaction, departmentId: string | null): Promise<string[]> {
    const rows = await tx.query<{ tool: string }>(sql`
      SELECT DISTINCT tool FROM automation_project
       WHERE municipality_id = ${tx.municipality} AND tool IS NOT NULL
         AND (${departmentId}::uuid IS NULL OR department_id = ${departmentId}) ORDER BY tool`);
    return rows.map(({ tool }) => tool);
  }
}
