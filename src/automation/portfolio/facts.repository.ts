import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { prepared, type Sql, sql, sqlText } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { beforeOf, enteredBefore, estimateOf, type StoredBefore } from '../baseline/baseline.repository.js';
import { type EnteredEstimateDto } from '../baseline/baseline.dto.js';
import { type ProjectDto } from '../project/project.dto.js';
import { projectRows } from '../project/project.repository.js';
import { logsSince, storedMonth, storedMonths, type StoredRow } from '../result/result.repository.js';
import { stageLineFromJson, stageLinesOf } from '../stage/stage.repository.js';
import { type StageLineDto } from '../stage/stage.dto.js';
import { type ProjectFacts } from './project-effect.js';

interface Row extends ProjectDto {
  logsSince: Month | null;
  stages: StageLineDto[];
  before: StoredBefore | null;
  estimate: EnteredEstimateDto | null;
  stored: StoredRow[];
}

/** Reads all that effects are worked out from in one statement, however many projects there are. */
@Injectable()
export class FactsRepository {
  /** The facts of every project by code, with what is stored of these months; of one department alone if given. */
  all(tx: Transaction, months: readonly Month[], departmentId: string | null): Promise<ProjectFacts[]> {
    const which = sql`(${departmentId}::uuid IS NULL OR p.department_id = ${departmentId})`;
    return this.read(tx, months, which);
  }

  /** The same of these projects. */
  of(tx: Transaction, ids: readonly string[], months: readonly Month[]): Promise<ProjectFacts[]> {
    return this.read(tx, months, sql`p.id = ANY (${ids}::uuid[])`);
  }

  private async read(tx: Transaction, months: readonly Month[], which: Sql): Promise<ProjectFacts[]> {
    const { municipality } = tx;
    const id = sqlText('p.id');
    const rows = await tx.query<Row>(
      prepared(
        projectRows(tx, {
          which,
          beside: sql`
            (${logsSince(municipality, id)}) AS logs_since,
            ${list(stageLinesOf(municipality, id))} AS stages,
            (SELECT row_to_json(j) FROM (${beforeOf(municipality, id)}) j) AS before,
            (SELECT row_to_json(j) FROM (${estimateOf(municipality, id)}) j) AS estimate,
            ${list(storedMonths(municipality, months, sql`project_id = p.id`))} AS stored`,
        }),
      ),
    );
    return rows.map(({ logsSince: since, stages, before, estimate, stored, ...project }) => ({
      project,
      logsSince: since,
      stages: stages.map(stageLineFromJson),
      before: before && enteredBefore(before),
      estimate,
      stored: stored.map(storedMonth),
    }));
  }
}

function list(rows: Sql): Sql {
  return sql`(SELECT coalesce(json_agg(row_to_json(j)), '[]') FROM (${rows}) j)`;
}
