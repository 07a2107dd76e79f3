import type pg from 'pg';
import { figuresByScope } from '../src/achievement/computation/figures-by-scope.js';
import { type Figure } from '../src/achievement/figures/figure.js';
import { type Indicator } from '../src/achievement/indicator/indicator.js';
import { measuresOf, type MeasureName } from '../src/achievement/indicator/measures.js';
import { type Cell, scopesOf } from '../src/achievement/computation/scopes.js';
import { type MunicipalityKind } from '../src/kernel/municipality-code.js';
import { bareSnapshot, bareTransaction } from './bare-pg.js';
import { ITEM_CELLS, PROCEDURE_CELLS } from './floor-figures.sql.js';
import { FISCAL_YEAR, MONTH, MONTH_END } from './seed.js';

export interface Facts {
  municipalityKind: MunicipalityKind;
  itemRule: 'any' | 'all';
  edition: string;
  tags: { key: string; name: string }[];
  revision: number;
}

type CellRow = Omit<Cell, 'of' | 'sums'> & Record<MeasureName, number> & { stagesKnown: boolean };

interface Computed {
  requested: number;
  facts: Facts;
  indicators: Indicator[];
  figures: Figure[];
  stagesKnown: boolean;
}

/**
 * The baseline of a recomputation: what one would write by hand with `pg` alone. One snapshot reads, with statements
 * of its own; one transaction writes the figures that differ and the owed row. Only the pure rules that turn sums
 * into figures are the product's. Returns how many figures there are.
 */
export async function recomputeByHand(client: pg.ClientBase, municipality: string): Promise<number> {
  const computed = await bareSnapshot(client, municipality, () => read(client, municipality));
  await bareTransaction(client, municipality, () => write(client, municipality, computed));
  return computed.figures.length;
}

/** Every figure as it stands written, in a fixed order. */
export async function figuresIn(client: pg.ClientBase, municipality: string): Promise<object[]> {
  return bareSnapshot(client, municipality, async () => {
    const { rows } = await client.query<object>(
      `SELECT scope_kind, scope_key, scope_name, indicator, numerator, denominator, reported, expected, item_rule, reason
         FROM figure WHERE municipality_id = $1 AND period = $2 ORDER BY scope_kind, scope_key, indicator`,
      [municipality, MONTH],
    );
    return rows;
  });
}

/** What the figures of the month are computed by. */
export async function readFacts(
  client: pg.ClientBase,
  municipality: string,
): Promise<{ facts: Facts; indicators: Indicator[] }> {
  const settled = await client.query<Facts>(
    `SELECT m.kind AS "municipalityKind", m.item_rule AS "itemRule", e.edition, e.tags, r.revision
       FROM municipality m
       JOIN list_edition e ON e.edition = coalesce(m.list_edition, (SELECT max(edition) FROM list_edition))
       JOIN reporting_month r ON r.municipality_id = m.municipality_id AND r.month = $2
      WHERE m.municipality_id = $1`,
    [municipality, MONTH],
  );
  const { rows: indicators } = await client.query<Indicator>(
    `SELECT key, name, measured_by AS "measuredBy", numerator, denominator, expected, reported, tag,
            item_rule AS "itemRule", needs_stages AS "needsStages", not_for AS "notFor", rule, source, sort
       FROM indicator ORDER BY sort, key`,
  );
  return { facts: only(settled.rows), indicators };
}

async function read(client: pg.ClientBase, municipality: string): Promise<Computed> {
  const owed = await client.query<{ requested: number }>(
    `SELECT requested, done FROM owed_work WHERE municipality_id = $1 AND kind = 'provisional' AND key = $2`,
    [municipality, MONTH],
  );
  const { facts, indicators } = await readFacts(client, municipality);
  const place = [municipality, MONTH, MONTH_END];
  const year = [FISCAL_YEAR, `${FISCAL_YEAR}-04`, `${FISCAL_YEAR + 1}-03`];
  const procedures = (await client.query<CellRow>(PROCEDURE_CELLS, [...place, ...year])).rows;
  const items = (await client.query<CellRow>(ITEM_CELLS, [...place, facts.edition])).rows;
  const stagesKnown = procedures.some((row) => row.stagesKnown);
  const cells = [
    ...items.map((row): Cell => cellOf('item', row)),
    ...procedures.map((row) => cellOf('procedure', { ...row, groupKey: null, groupName: null, tags: [] })),
  ];
  const figures = figuresByScope(scopesOf(cells, facts.tags), indicators, { ...facts, stagesKnown });
  return { requested: only(owed.rows).requested, facts, indicators, figures, stagesKnown };
}

async function write(client: pg.ClientBase, municipality: string, computed: Computed): Promise<void> {
  const { facts, indicators, figures, stagesKnown, requested } = computed;
  await client.query(
    `SELECT state FROM reporting_month WHERE municipality_id = $1 AND month = $2 FOR SHARE`,
    [municipality, MONTH],
  );
  await client.query(
    `INSERT INTO snapshot (municipality_id, period, revision, state, edition, item_rule, as_of, flows_from, flows_to,
                           yearly_fiscal_year, stages_known, indicators, computed_at)
     VALUES ($1, $2, $3, 'provisional', $4, $5, $7, ($2 || '-01')::date, $7, $6, $8, $9, now())
     ON CONFLICT (municipality_id, period, revision) DO UPDATE SET
       edition = EXCLUDED.edition, item_rule = EXCLUDED.item_rule, stages_known = EXCLUDED.stages_known,
       indicators = EXCLUDED.indicators, computed_at = EXCLUDED.computed_at`,
    [
      municipality,
      MONTH,
      facts.revision,
      facts.edition,
      facts.itemRule,
      FISCAL_YEAR,
      MONTH_END,
      stagesKnown,
    ].concat(JSON.stringify(indicators)),
  );
  const given = `jsonb_to_recordset($4) AS g("scopeKind" text, "scopeKey" text, "scopeName" text, indicator text,
    numerator bigint, denominator bigint, reported integer, expected integer, "itemRule" text, reason text)`;
  const values = [municipality, MONTH, facts.revision, JSON.stringify(figures)];
  await client.query(
    `INSERT INTO figure AS f (municipality_id, period, revision, scope_kind, scope_key, scope_name, indicator,
                              numerator, denominator, reported, expected, item_rule, reason, final)
     SELECT $1, $2, $3, "scopeKind", "scopeKey", "scopeName", indicator,
            numerator, denominator, reported, expected, "itemRule", reason, false FROM ${given}
     ON CONFLICT (municipality_id, period, revision, scope_kind, scope_key, indicator) DO UPDATE SET
       scope_name = EXCLUDED.scope_name, numerator = EXCLUDED.numerator, denominator = EXCLUDED.denominator,
       reported = EXCLUDED.reported, expected = EXCLUDED.expected, item_rule = EXCLUDED.item_rule,
       reason = EXCLUDED.reason
     WHERE (f.scope_name, f.numerator, f.denominator, f.reported, f.expected, f.item_rule, f.reason)
       IS DISTINCT FROM (EXCLUDED.scope_name, EXCLUDED.numerator, EXCLUDED.denominator, EXCLUDED.reported,
                         EXCLUDED.expected, EXCLUDED.item_rule, EXCLUDED.reason)`,
    values,
  );
  await client.query(
    `DELETE FROM figure f WHERE municipality_id = $1 AND period = $2 AND revision = $3
        AND (scope_kind, scope_key, indicator) NOT IN (SELECT "scopeKind", "scopeKey", indicator FROM ${given})`,
    values,
  );
  await client.query(
    `UPDATE owed_work SET done = $3, done_at = clock_timestamp()
      WHERE municipality_id = $1 AND kind = 'provisional' AND key = $2 AND done < $3`,
    [municipality, MONTH, requested],
  );
}

function cellOf(of: Cell['of'], row: Omit<CellRow, 'of'>): Cell {
  const { departmentId, departmentName, groupKey, groupName, tags } = row;
  const sums = Object.fromEntries(measuresOf(of).map((name) => [name, row[name]]));
  return { of, departmentId, departmentName, groupKey, groupName, tags, sums };
}

function only<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`one row expected, not ${rows.length}`);
  return row;
}
