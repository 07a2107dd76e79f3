import type pg from 'pg';
import { figuresByScope } from '../src/achievement/computation/figures-by-scope.js';
import { type Cell, scopesOf } from '../src/achievement/computation/scopes.js';
import { type Figure } from '../src/achievement/figures/figure.js';
import { type Indicator } from '../src/achievement/indicator/indicator.js';
import { bareTransaction } from './bare-pg.js';
import {
  CLOSING_TABLES,
  COPY_ITEMS,
  COPY_PROCEDURES,
  DIGEST,
  FREEZE,
  FROZEN_ITEM_CELLS,
  FROZEN_PROCEDURE_CELLS,
} from './floor-close.sql.js';
import { type Facts, readFacts } from './floor-figures.js';
import { FISCAL_YEAR, MONTH, MONTH_END } from './seed.js';

const YEAR = [FISCAL_YEAR, `${FISCAL_YEAR}-04`, `${FISCAL_YEAR + 1}-03`];

type CellRow = Omit<Cell, 'of'> & { stagesKnown: boolean };

/**
 * The floor of a close: the month is locked, its rows are copied by a statement a table, figures and digest are made
 * of the copies, and all is written in one transaction. Only the pure rules that turn sums into figures are the product's.
 */
export async function closeByHand(client: pg.ClientBase, municipality: string): Promise<void> {
  const month = [municipality, MONTH];
  await bareTransaction(client, municipality, async () => {
    await client.query(
      `SELECT state FROM reporting_month WHERE municipality_id = $1 AND month = $2 FOR UPDATE`,
      month,
    );
    for (const table of ['figure', 'snapshot', 'figure_basis'])
      await client.query(`DELETE FROM ${table} WHERE municipality_id = $1 AND period = $2`, month);
    const { facts, indicators } = await readFacts(client, municipality);
    await client.query(CLOSING_TABLES);
    await client.query(COPY_PROCEDURES, [...month, MONTH_END, ...YEAR, facts.edition]);
    await client.query('ANALYZE closing_procedure (procedure_id, stage)');
    await client.query(COPY_ITEMS, [...month, facts.edition]);
    const figures = await figuresOf(client, facts, indicators);
    await write(client, month, { facts, indicators, figures });
  });
}

async function figuresOf(client: pg.ClientBase, facts: Facts, indicators: Indicator[]): Promise<Figure[]> {
  const items = (await client.query<CellRow>(FROZEN_ITEM_CELLS)).rows;
  const procedures = (await client.query<CellRow>(FROZEN_PROCEDURE_CELLS)).rows;
  const cells = [
    ...items.map((row): Cell => ({ ...row, of: 'item' })),
    ...procedures.map((row): Cell => ({ ...row, of: 'procedure' })),
  ];
  const stagesKnown = procedures.some((row) => row.stagesKnown);
  return figuresByScope(scopesOf(cells, facts.tags), indicators, { ...facts, stagesKnown });
}

async function write(
  client: pg.ClientBase,
  month: string[],
  { facts, indicators, figures }: { facts: Facts; indicators: Indicator[]; figures: Figure[] },
): Promise<void> {
  const written = JSON.stringify(figures);
  const { rows } = await client.query<{ digest: string }>(DIGEST, [written]);
  const digest = rows[0]?.digest;
  await client.query(
    `INSERT INTO snapshot (municipality_id, period, revision, state, edition, item_rule, as_of, flows_from, flows_to,
                           yearly_fiscal_year, stages_known, indicators, computed_at, digest, digest_form)
     VALUES ($1, $2, 1, 'final', $3, $4, $5, ($2 || '-01')::date, $5, $6, true, $7, now(), $8, 2)`,
    [...month, facts.edition, facts.itemRule, MONTH_END, FISCAL_YEAR, JSON.stringify(indicators), digest],
  );
  await client.query(
    `INSERT INTO figure (municipality_id, period, revision, scope_kind, scope_key, scope_name, indicator, numerator,
                         denominator, reported, expected, item_rule, reason, final)
     SELECT $1, $2, 1, "scopeKind", "scopeKey", "scopeName", indicator, numerator, denominator, reported, expected,
            "itemRule", reason, true
       FROM jsonb_to_recordset($3) AS g("scopeKind" text, "scopeKey" text, "scopeName" text, indicator text,
            numerator bigint, denominator bigint, reported integer, expected integer, "itemRule" text, reason text)`,
    [...month, written],
  );
  await client.query(FREEZE);
  await client.query(
    `UPDATE reporting_month SET state = 'closed', closed_at = now() WHERE municipality_id = $1 AND month = $2`,
    month,
  );
  await client.query(
    `INSERT INTO audit_event (municipality_id, actor_id, actor_label, actor_role, source, action, subject_kind,
                              subject_id, after)
     VALUES ($1, 'bench', 'bench', 'operator', 'command', 'month.closed', 'month', $2, jsonb_build_object('digest', $3::text))`,
    [...month, digest],
  );
  await client.query(
    `UPDATE owed_work SET done = requested WHERE municipality_id = $1 AND kind IN ('final', 'provisional')`,
    month.slice(0, 1),
  );
  await client.query(
    `INSERT INTO owed_work (municipality_id, kind, key) VALUES ($1, 'report', $2 || '.1') ON CONFLICT DO NOTHING`,
    month,
  );
}
