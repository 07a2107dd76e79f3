import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../../kernel/date.js';
import { likeAnywhere, searchWords } from '../../catalogue/procedure/procedure-search-key.js';
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

@Injectable()
export class ProjectListRepository {
  /** Projects by code after `after`, at most `limit` + 1: the one too many says that there are more. */
  async list(tx: Transaction, query: ProjectQuery): Promise<ProjectListedDto[]> {
    const words = searchWords(query.search ?? '').map(likeAnywhere);
    return tx.query<ProjectListedDto>(
      `SELECT ${PROJECT_ROW}, s.stage, s.stage_on AS stage_since, plan.stage_on AS planned_production_on
         FROM automation_project p
         JOIN department d ON d.municipality_id = p.municipality_id AND d.id = p.department_id
         LEFT JOIN LATERAL (
           SELECT stage, stage_on FROM automation_stage h
            WHERE h.municipality_id = p.municipality_id AND h.project_id = p.id AND NOT planned
              AND withdrawn_at IS NULL AND stage_on <= $2
            ORDER BY stage_on DESC, seq DESC LIMIT 1) s ON true
         LEFT JOIN LATERAL (
           SELECT stage_on FROM automation_stage h
            WHERE h.municipality_id = p.municipality_id AND h.project_id = p.id AND planned
              AND withdrawn_at IS NULL AND stage = 'production'
            ORDER BY seq DESC LIMIT 1) plan ON true
        WHERE p.municipality_id = $1
          AND p.search_key LIKE ALL ($3::text[])
          AND ($4::uuid IS NULL OR p.department_id = $4)
          AND ($5::uuid IS NULL OR d.division_id = $5)
          AND ($6::text[] IS NULL OR s.stage = ANY ($6))
          AND ($7::text IS NULL OR p.kind = $7)
          AND ($8::text IS NULL OR p.field = $8)
          AND ($9::text IS NULL OR p.tool = $9)
          AND ($10::text IS NULL OR p.sourcing = $10)
          AND ($11::text IS NULL OR p.difficulty = $11)
          AND ($12::uuid IS NULL OR EXISTS (SELECT FROM automation_project_procedure l
                WHERE l.municipality_id = $1 AND l.project_id = p.id AND l.procedure_id = $12))
          AND ($13::text IS NULL OR p.code > $13)
        ORDER BY p.code LIMIT $14`,
      [
        tx.municipality,
        query.today,
        words,
        query.departmentId ?? null,
        query.divisionId ?? null,
        query.stages ?? null,
        query.kind ?? null,
        query.field ?? null,
        query.tool ?? null,
        query.sourcing ?? null,
        query.difficulty ?? null,
        query.procedureId ?? null,
        query.after ?? null,
        query.limit + 1,
      ],
    );
  }

  /** The tools in use, by name; of one department where one is named. */
  async tools(tx: Transaction, departmentId: string | null): Promise<string[]> {
    const rows = await tx.query<{ tool: string }>(
      `SELECT DISTINCT tool FROM automation_project WHERE municipality_id = $1 AND tool IS NOT NULL
          AND ($2::uuid IS NULL OR department_id = $2) ORDER BY tool`,
      [tx.municipality, departmentId],
    );
    return rows.map(({ tool }) => tool);
  }
}
