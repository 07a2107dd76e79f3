import { Injectable } from '@nestjs/common';
import { countFromColumns, countToColumns } from '../../kernel/count.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { AutomationBeforeEntity } from './automation-before.entity.js';
import { AutomationEstimateEntity } from './automation-estimate.entity.js';
import { type BaselineChange } from './baseline.js';
import { type EnteredBeforeDto, type EnteredEstimateDto } from './baseline.dto.js';

const BEFORE = columnsOf(AutomationBeforeEntity).except('municipalityId').list();
const ESTIMATE = columnsOf(AutomationEstimateEntity).except('municipalityId').list();

type OfProject<Entry> = Entry & { projectId: string };
type StoredBefore = Omit<OfProject<EnteredBeforeDto>, 'cases'> & { cases: number | null; casesNa: boolean };

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

/** What the work took before, and what it is expected to take: one of each a project. */
@Injectable()
export class BaselineRepository {
  /** The "before" of each of these projects that has one. */
  async befores(tx: Transaction, projectIds: readonly string[]): Promise<Map<string, EnteredBeforeDto>> {
    const rows = await tx.query<StoredBefore>(
      `SELECT ${BEFORE} FROM automation_before
        WHERE municipality_id = $1 AND project_id = ANY ($2::uuid[])`,
      [tx.municipality, projectIds],
    );
    return new Map(
      rows.map(({ projectId, casesNa, cases, ...row }) => [
        projectId,
        { ...row, cases: countFromColumns(cases, casesNa) },
      ]),
    );
  }

  async before(tx: Transaction, projectId: string): Promise<EnteredBeforeDto | null> {
    return (await this.befores(tx, [projectId])).get(projectId) ?? null;
  }

  /** The estimate of each of these projects that has one. */
  async estimates(tx: Transaction, projectIds: readonly string[]): Promise<Map<string, EnteredEstimateDto>> {
    const rows = await tx.query<OfProject<EnteredEstimateDto>>(
      `SELECT ${ESTIMATE} FROM automation_estimate
        WHERE municipality_id = $1 AND project_id = ANY ($2::uuid[])`,
      [tx.municipality, projectIds],
    );
    return new Map(rows.map(({ projectId, ...row }) => [projectId, row]));
  }

  async estimate(tx: Transaction, projectId: string): Promise<EnteredEstimateDto | null> {
    return (await this.estimates(tx, [projectId])).get(projectId) ?? null;
  }

  /** Writes the "before" of a locked project over; null takes it away. */
  async setBefore(tx: Transaction, projectId: string, before: EnteredBeforeDto | null): Promise<void> {
    await this.remove(tx, 'automation_before', projectId);
    if (!before) return;
    const { value, notApplicable } = countToColumns(before.cases);
    const row = { ...before, projectId, cases: value, casesNa: notApplicable };
    await insertRows(tx, AutomationBeforeEntity, [row]);
  }

  /** Writes the estimate of a locked project over; null takes it away. */
  async setEstimate(tx: Transaction, projectId: string, estimate: EnteredEstimateDto | null): Promise<void> {
    await this.remove(tx, 'automation_estimate', projectId);
    if (estimate) await insertRows(tx, AutomationEstimateEntity, [{ ...estimate, projectId }]);
  }

  /** Every change ever made to these projects' "before" and estimate, oldest first. */
  async changes(tx: Transaction, projectIds: readonly string[]): Promise<BaselineChange[]> {
    const events = await tx.query<StoredEvent>(
      `SELECT subject_id AS project_id, at, actor_label AS by,
              action = 'automation.import' AND coalesce(after ->> 'stage' = 'production', false) AS with_production,
              action = 'automation.before' OR (action = 'automation.import' AND coalesce(after ? 'baseline', false))
                AS changes_before,
              action = 'automation.estimate' OR (action = 'automation.import' AND coalesce(after ? 'estimate', false))
                AS changes_estimate,
              CASE action WHEN 'automation.before' THEN before ELSE nullif(before -> 'baseline', 'null') END AS before_from,
              CASE action WHEN 'automation.before' THEN after ELSE nullif(after -> 'baseline', 'null') END AS before_to,
              CASE action WHEN 'automation.estimate' THEN before ELSE nullif(before -> 'estimate', 'null') END
                AS estimate_from,
              CASE action WHEN 'automation.estimate' THEN after ELSE nullif(after -> 'estimate', 'null') END
                AS estimate_to
         FROM audit_event
        WHERE municipality_id = $1 AND subject_kind = 'automation-project' AND subject_id = ANY ($2)
          AND action IN ('automation.before', 'automation.estimate', 'automation.import')
        ORDER BY id`,
      [tx.municipality, projectIds],
    );
    return events.map(({ projectId, at, by, withProduction, ...event }) => ({
      projectId,
      at,
      by,
      withProduction,
      before: event.changesBefore ? { from: event.beforeFrom, to: event.beforeTo } : null,
      estimate: event.changesEstimate ? { from: event.estimateFrom, to: event.estimateTo } : null,
    }));
  }

  private async remove(
    tx: Transaction,
    table: 'automation_before' | 'automation_estimate',
    projectId: string,
  ): Promise<void> {
    await tx.execute(`DELETE FROM ${table} WHERE municipality_id = $1 AND project_id = $2`, [
      tx.municipality,
      projectId,
    ]);
  }
}
