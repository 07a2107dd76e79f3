import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';
import { type BaselineChange } from './baseline.js';
import { type EnteredBeforeDto, type EnteredEstimateDto } from './baseline.dto.js';

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

/** What the audit trail says of 導入前 and 見込: the forms, the API and the import write each change there. */
@Injectable()
export class BaselineTrailRepository {
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
}
