import { Injectable } from '@nestjs/common';
import { countFromColumns, countToColumns } from '../../kernel/count.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import { prepared, type Sql, sql, sqlText } from '../../platform/database/sql.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { AutomationBeforeEntity } from './automation-before.entity.js';
import { AutomationEstimateEntity } from './automation-estimate.entity.js';
import { type BaselineChange } from './baseline.js';
import { type EnteredBeforeDto, type EnteredEstimateDto } from './baseline.dto.js';

const BEFORE_COLUMNS = columnsOf(AutomationBeforeEntity).except('municipalityId');
const ESTIMATE_COLUMNS = columnsOf(AutomationEstimateEntity).except('municipalityId');
const BEFORE = sqlText(BEFORE_COLUMNS.list());
const ESTIMATE = sqlText(ESTIMATE_COLUMNS.list());
const BEFORE_AS_JSON = sqlText(BEFORE_COLUMNS.except('projectId').inFields('b', { asJson: true }));
const ESTIMATE_AS_JSON = sqlText(ESTIMATE_COLUMNS.except('projectId').inFields('e', { asJson: true }));

type OfProject<Entry> = Entry & { projectId: string };
export type StoredBefore = Omit<EnteredBeforeDto, 'cases'> & {
  cases: number | null;
  casesNa: boolean;
};

/** A writing of 導入前 or 見込 as the audit trail has it: the forms, the API and the import write each change there. */
interface StoredEvent {
  projectId: string;
  at: Date;
  by: string;
  withProduction: boolean;
  changesBefore: boolean;
  changesEstimate: boolean;
  beforeFrom: EnteredBeforeDto | null;
  beforeTo: EnteredBeforeDto | null;
  estimateFrom: EnteredEstimateDto | null;
  estimateTo: EnteredEstimateDto | null;
}

/** Whether an event wrote 導入前 or 見込, from what and to what; an import names it by `key` among other things. */
function writing(part: 'before' | 'estimate', key: string): Sql {
  return sqlText(`
             action = 'automation.${part}' OR (action = 'automation.import' AND coalesce(after ? '${key}', false))
               AS changes_${part},
             CASE action WHEN 'automation.${part}' THEN before ELSE nullif(before -> '${key}', 'null') END
               AS ${part}_from,
             CASE action WHEN 'automation.${part}' THEN after ELSE nullif(after -> '${key}', 'null') END
               AS ${part}_to`);
}

/** The "before" of a project that a statement names, for `row_to_json`. */
export function beforeOf(municipality: string, project: Sql): Sql {
  return sql`
    SELECT ${BEFORE_AS_JSON} FROM automation_before b
     WHERE b.municipality_id = ${municipality} AND b.project_id = ${project}`;
}

/** Its estimate in the same way. */
export function estimateOf(municipality: string, project: Sql): Sql {
  return sql`
    SELECT ${ESTIMATE_AS_JSON} FROM automation_estimate e
     WHERE e.municipality_id = ${municipality} AND e.project_id = ${project}`;
}

export function enteredBefore({ casesNa, cases, ...row }: StoredBefore): EnteredBeforeDto {
  return { ...row, cases: countFromColumns(cases, casesNa) };
}

/** What the work took before, and what it is expected to take: one of each a project. */
@Injectable()
export class BaselineRepository {
  /** The "before" of each of these projects that has one. */
  async befores(tx: Transaction, projectIds: readonly string[]): Promise<Map<string, EnteredBeforeDto>> {
    const rows = await tx.query<OfProject<StoredBefore>>(
      prepared(sql`
      SELECT ${BEFORE} FROM automation_before
       WHERE municipality_id = ${tx.municipality} AND project_id = ANY (${projectIds}::uuid[])`),
    );
    return new Map(rows.map(({ projectId, ...row }) => [projectId, enteredBefore(row)]));
  }

  async before(tx: Transaction, projectId: string): Promise<EnteredBeforeDto | null> {
    return (await this.befores(tx, [projectId])).get(projectId) ?? null;
  }

  /** The estimate of each of these projects that has one. */
  async estimates(tx: Transaction, projectIds: readonly string[]): Promise<Map<string, EnteredEstimateDto>> {
    const rows = await tx.query<OfProject<EnteredEstimateDto>>(sql`
      SELECT ${ESTIMATE} FROM automation_estimate
       WHERE municipality_id = ${tx.municipality} AND project_id = ANY (${projectIds}::uuid[])`);
    return new Map(rows.map(({ projectId, ...row }) => [projectId, row]));
  }

  async estimate(tx: Transaction, projectId: string): Promise<EnteredEstimateDto | null> {
    return (await this.estimates(tx, [projectId])).get(projectId) ?? null;
  }

  /** Writes the "before" of a locked project over; null takes it away. */
  async setBefore(tx: Transaction, projectId: string, before: EnteredBeforeDto | null): Promise<void> {
    await this.remove(tx, 'before', projectId);
    if (!before) return;
    const { value, notApplicable } = countToColumns(before.cases);
    const row = { ...before, projectId, cases: value, casesNa: notApplicable };
    await insertRows(tx, AutomationBeforeEntity, [row]);
  }

  /** Writes the estimate of a locked project over; null takes it away. */
  async setEstimate(tx: Transaction, projectId: string, estimate: EnteredEstimateDto | null): Promise<void> {
    await this.remove(tx, 'estimate', projectId);
    if (estimate) await insertRows(tx, AutomationEstimateEntity, [{ ...estimate, projectId }]);
  }

  /** Every change ever made to these projects' "before" and estimate, oldest first. */
  async changes(tx: Transaction, projectIds: readonly string[]): Promise<BaselineChange[]> {
    const events = await tx.query<StoredEvent>(sql`
      SELECT subject_id AS project_id, at, actor_label AS by,
             action = 'automation.import' AND coalesce(after ->> 'stage' = 'production', false) AS with_production,
             ${writing('before', 'baseline')}, ${writing('estimate', 'estimate')}
        FROM audit_event
       WHERE municipality_id = ${tx.municipality} AND subject_kind = 'automation-project'
         AND subject_id = ANY (${projectIds})
         AND action IN ('automation.before', 'automation.estimate', 'automation.import')
       ORDER BY id`);
    return events.map(({ projectId, at, by, withProduction, ...event }) => ({
      projectId,
      at,
      by,
      withProduction,
      before: event.changesBefore ? { from: event.beforeFrom, to: event.beforeTo } : null,
      estimate: event.changesEstimate ? { from: event.estimateFrom, to: event.estimateTo } : null,
    }));
  }

  private async remove(tx: Transaction, part: 'before' | 'estimate', projectId: string): Promise<void> {
    await tx.execute(sql`
      DELETE FROM automation_${sqlText(part)}
       WHERE municipality_id = ${tx.municipality} AND project_id = ${projectId}`);
  }
}
