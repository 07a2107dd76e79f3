import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';

/** How much a department has to do besides its procedures. */
export interface OtherBelongings {
  /** 自動化案件. */
  projects: number;
  /** 対応事項 that are still open. */
  actions: number;
}

/** The steps by which actions stand now, one an action. */
const LATEST = `
  SELECT DISTINCT ON (action_id) action_id, month, content, department_id, due_month, state
    FROM review_action_step WHERE municipality_id = $1 ORDER BY action_id, month DESC, ordinal DESC`;
const OPEN = `('not-started', 'in-progress')`;

/** What else goes to whoever takes a department over: its automation projects and its open actions of the review. */
@Injectable()
export class OtherBelongingsRepository {
  async count(tx: Transaction, departmentId: string): Promise<OtherBelongings> {
    const [counted] = await tx.query<OtherBelongings>(
      `WITH latest AS (${LATEST})
       SELECT (SELECT count(*) FROM automation_project WHERE municipality_id = $1 AND department_id = $2) AS projects,
              (SELECT count(*) FROM latest WHERE department_id = $2 AND state IN ${OPEN}) AS actions`,
      [tx.municipality, departmentId],
    );
    return counted ?? { projects: 0, actions: 0 };
  }

  /** Gives every project of a department to another. Returns their ids. */
  async moveProjects(tx: Transaction, from: string, to: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE automation_project SET department_id = $3, version = version + 1, updated_at = now()
        WHERE municipality_id = $1 AND department_id = $2 RETURNING id`,
      [tx.municipality, from, to],
    );
    return rows.map(({ id }) => id).sort();
  }

  /**
   * Gives the open actions of a department to another, by a step in the newest open month: what closed months tell of
   * an action stays. Without an open month none goes. Returns their ids.
   */
  async moveActions(
    tx: Transaction,
    { from, to }: { from: string; to: string },
    step: { comment: string; by: string; at: Date },
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `WITH latest AS (${LATEST}),
       newest AS (SELECT max(month) AS month FROM reporting_month WHERE municipality_id = $1 AND state = 'open'),
       moved AS (
         UPDATE review_action a SET version = version + 1 FROM latest l, newest n
          WHERE a.municipality_id = $1 AND a.id = l.action_id AND l.department_id = $2
            AND l.state IN ${OPEN} AND l.month <= n.month
         RETURNING a.id, a.version, n.month, l.content, l.due_month, l.state)
       INSERT INTO review_action_step (municipality_id, action_id, ordinal, month, content, department_id, due_month,
                                       state, comment, recorded_by, recorded_at)
       SELECT $1, id, version, month, content, $3, due_month, state, $4, $5, $6 FROM moved
       RETURNING action_id AS id`,
      [tx.municipality, from, to, step.comment, step.by, step.at],
    );
    return rows.map(({ id }) => id).sort();
  }
}
