import { Injectable } from '@nestjs/common';
import { type Month } from '../kernel/month.js';
import { plainCode } from '../kernel/code.js';
import { pick } from '../kernel/pick.js';
import { searchWords } from '../kernel/text.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { sql, sqlText } from '../platform/database/sql.js';
import { columnsOf } from '../platform/database/table-columns.js';
import { likeAnywhere, searchKeyOf } from '../platform/database/text-search.sql.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type Found } from '../platform/keyset.js';
import { type ActionStep } from './action-status.js';
import { ReviewActionStepEntity } from './review-action-step.entity.js';

/** An action with its steps as they were recorded. */
export interface StoredAction {
  id: string;
  number: number;
  version: number;
  steps: ActionStep[];
}

/** An action as it was recorded last; its owner is null for the DX office. */
export type FoundAction = Pick<StoredAction, 'id' | 'number'> &
  Pick<ActionStep, 'month' | 'content' | 'state'> & { departmentName: string | null };

type Row = ActionStep & Omit<StoredAction, 'steps'>;

const STEP = columnsOf(ReviewActionStepEntity).except('municipalityId', 'actionId');
const COLUMNS = sql`a.id, a.number, a.version, ${sqlText(STEP.list('s'))}`;

const JOINED = sql`review_action a
  JOIN review_action_step s ON s.municipality_id = a.municipality_id AND s.action_id = a.id`;

@Injectable()
export class ActionRepository {
  /** The actions that may be listed with a month, by number, with their steps up to it: open, or last moved in it. */
  async listUpTo(tx: Transaction, month: Month): Promise<StoredAction[]> {
    const rows = await tx.query<Row>(sql`
      WITH latest AS (
        SELECT DISTINCT ON (action_id) action_id, month, state FROM review_action_step
         WHERE municipality_id = ${tx.municipality} AND month <= ${month}
         ORDER BY action_id, month DESC, ordinal DESC)
      SELECT ${COLUMNS} FROM latest l JOIN ${JOINED} ON a.id = l.action_id
       WHERE a.municipality_id = ${tx.municipality} AND s.month <= ${month}
         AND (l.state IN ('not-started', 'in-progress') OR l.month = ${month})
       ORDER BY a.number, s.ordinal`);
    return together(rows);
  }

  /**
   * The newest of the actions whose content, as it was recorded last, has all words, or whose number is the text, at most
   * `limit`; a department's own alone where one is named. Each with the month in which it was recorded last.
   */
  async search(
    tx: Transaction,
    text: string,
    { limit, departmentId }: { limit: number; departmentId: string | null },
  ): Promise<Found<FoundAction>> {
    const words = searchWords(text).map(likeAnywhere);
    const rows = await tx.query<FoundAction & { total: number }>(sql`
      WITH latest AS (
        SELECT DISTINCT ON (action_id) action_id, month, content, department_id, state FROM review_action_step
         WHERE municipality_id = ${tx.municipality} ORDER BY action_id, month DESC, ordinal DESC)
      SELECT a.id, a.number, l.month, l.content, l.state, d.name AS department_name, count(*) OVER ()::integer AS total
        FROM latest l
        JOIN review_action a ON a.municipality_id = ${tx.municipality} AND a.id = l.action_id
        LEFT JOIN department d ON d.municipality_id = ${tx.municipality} AND d.id = l.department_id
       WHERE (${departmentId}::uuid IS NULL OR l.department_id = ${departmentId})
         AND (a.number::text = ${plainCode(text)} OR ${searchKeyOf(sql`l.content`)} LIKE ALL (${words}::text[]))
       ORDER BY a.number DESC LIMIT ${limit}`);
    const items = rows.map((row) =>
      pick(row, ['id', 'number', 'month', 'content', 'state', 'departmentName']),
    );
    return { items, total: rows[0]?.total ?? 0 };
  }

  async find(tx: Transaction, id: string): Promise<StoredAction | undefined> {
    const rows = await tx.query<Row>(sql`
      SELECT ${COLUMNS} FROM ${JOINED}
       WHERE a.municipality_id = ${tx.municipality} AND a.id = ${id} ORDER BY s.ordinal`);
    return together(rows)[0];
  }

  /** Adds an action under the municipality's next number. False where there is one of this id already. */
  async insert(tx: Transaction, id: string, step: Omit<ActionStep, 'ordinal'>): Promise<boolean> {
    // Two that are added at once would both take the same number.
    await tx.query(sql`
      SELECT pg_advisory_xact_lock(hashtextextended('review action ' || ${tx.municipality}, 0))`);
    const added = await tx.changesOne(sql`
      INSERT INTO review_action (municipality_id, id, number)
      SELECT ${tx.municipality}, ${id}, coalesce(max(number), 0) + 1 FROM review_action
       WHERE municipality_id = ${tx.municipality}
      ON CONFLICT (municipality_id, id) DO NOTHING`);
    if (added) await insertRows(tx, ReviewActionStepEntity, [{ ...step, actionId: id, ordinal: 1 }]);
    return added;
  }

  /** Adds a step over the version seen. False where somebody was first. */
  async append(
    tx: Transaction,
    { id, version }: Pick<StoredAction, 'id' | 'version'>,
    step: Omit<ActionStep, 'ordinal'>,
  ): Promise<boolean> {
    const appended = await tx.changesOne(sql`
      UPDATE review_action SET version = version + 1
       WHERE municipality_id = ${tx.municipality} AND id = ${id} AND version = ${version}`);
    const row = { ...step, actionId: id, ordinal: version + 1 };
    if (appended) await insertRows(tx, ReviewActionStepEntity, [row]);
    return appended;
  }
}

function together(rows: readonly Row[]): StoredAction[] {
  const actions = new Map<string, StoredAction>();
  for (const { id, number, version, ...step } of rows) {
    const action = actions.get(id) ?? { id, number, version, steps: [] };
    action.steps.push(step);
    actions.set(id, action);
  }
  return [...actions.values()];
}
