import { Injectable } from '@nestjs/common';
import { type Month } from '../kernel/month.js';
import { type Transaction } from '../platform/database/transaction.js';

/** The open actions of somebody, of which the one due first is told. */
export interface ActionsToDo {
  open: number;
  /** The action due first. */
  id: string;
  content: string;
  dueMonth: Month;
  /** The month with which what becomes of it can be recorded. */
  month: Month;
}

/** The newest step of each action of a municipality that is not done. */
const OPEN_ACTIONS = `
  SELECT * FROM (
    SELECT DISTINCT ON (action_id) action_id, month, content, department_id, due_month, state
      FROM review_action_step WHERE municipality_id = $1 ORDER BY action_id, month DESC, ordinal DESC) latest
   WHERE state IN ('not-started', 'in-progress')`;

/** The open actions of a department, all at once. */
@Injectable()
export class DepartmentActionsRepository {
  async count(tx: Transaction, departmentId: string): Promise<number> {
    const row = await tx.one<{ actions: number }>(
      `SELECT count(*) AS actions FROM (${OPEN_ACTIONS}) o WHERE department_id = $2`,
      [tx.municipality, departmentId],
    );
    return row?.actions ?? 0;
  }

  /** Those of a department, or (null) of the DX office: how many, and the one due first; undefined for none. */
  async firstDue(tx: Transaction, departmentId: string | null): Promise<ActionsToDo | undefined> {
    return tx.one<ActionsToDo>(
      `SELECT count(*) OVER ()::integer AS open, o.action_id AS id, o.content, o.due_month,
              (SELECT coalesce(max(m.month) FILTER (WHERE m.state = 'open'), max(m.month)) FROM reporting_month m
                WHERE m.municipality_id = $1 AND m.month >= o.month) AS month
         FROM (${OPEN_ACTIONS}) o
        WHERE o.department_id IS NOT DISTINCT FROM $2::uuid
        ORDER BY o.due_month, o.action_id LIMIT 1`,
      [tx.municipality, departmentId],
    );
  }

  /**
   * Moves them to another department by a step in the newest open month, so that closed months stay as they are. None
   * is moved where no month is open. Returns their ids.
   */
  async move(
    tx: Transaction,
    { from, to }: { from: string; to: string },
    step: { comment: string; by: string; at: Date },
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `WITH newest AS (
         SELECT max(month) AS month FROM reporting_month WHERE municipality_id = $1 AND state = 'open'),
       moved AS (
         UPDATE review_action a SET version = version + 1 FROM (${OPEN_ACTIONS}) o, newest n
          WHERE a.municipality_id = $1 AND a.id = o.action_id AND o.department_id = $2 AND o.month <= n.month
         RETURNING a.id, a.version, n.month, o.content, o.due_month, o.state)
       INSERT INTO review_action_step (municipality_id, action_id, ordinal, month, content, department_id, due_month,
                                       state, comment, recorded_by, recorded_at)
       SELECT $1, id, version, month, content, $3, due_month, state, $4, $5, $6 FROM moved
       RETURNING action_id AS id`,
      [tx.municipality, from, to, step.comment, step.by, step.at],
    );
    return rows.map(({ id }) => id).sort();
  }
}
