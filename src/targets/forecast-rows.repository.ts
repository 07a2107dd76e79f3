import { Injectable } from '@nestjs/common';
import { type RowSource } from '../achievement/rows/row-source.js';
import { type FiscalYear } from '../kernel/fiscal-year.js';
import { nextMonth, previousMonth } from '../kernel/month.js';
import { ONLINE_STAGES } from '../kernel/stage.js';
import { type Sql, sql } from '../platform/database/sql.js';
import { type Transaction } from '../platform/database/transaction.js';
import { firstPlans, type MonthAsOf } from './first-plan.repository.js';
import { type ForecastParts } from './forecast-view.js';
import { type ParetoProcedure, paretoRows } from './pareto-view.js';

interface ForecastRowsQuery {
  about: MonthAsOf;
  source: RowSource;
  /** Whose procedures carry the most; null for all. */
  departmentId: string | null;
  fiscalYear: FiscalYear;
  /** At most so many procedures that carry the most; null for all. */
  most: number | null;
}

/** The parts of a forecast, and of how many procedures not online the applications are known. */
export interface CountedForecastParts extends ForecastParts {
  known: number;
}

interface Answer extends Pick<ForecastParts, 'planned' | 'mapped' | 'slips'> {
  known: number;
  total: number;
  unknown: number;
  carrying: (ParetoProcedure & { applications: number })[];
}

/** Adds up in the database what departments plan, procedure by procedure. */
@Injectable()
export class ForecastRowsRepository {
  async parts(tx: Transaction, query: ForecastRowsQuery): Promise<CountedForecastParts> {
    const { fiscalYear, departmentId, most } = query;
    const own = sql`(${departmentId}::uuid IS NULL OR department_id = ${departmentId}::uuid)`;
    const notOnline = sql`FROM rows WHERE in_scope AND NOT online AND ${own}`;
    const answer = await tx.one<Answer>(sql`
      WITH rows AS MATERIALIZED (
        SELECT procedure_id, code, name, department_id, department_code, department_name, stage, in_scope, planned_month,
               yearly_total, yearly_total_na, yearly_reported,
               coalesce(stage = ANY (${ONLINE_STAGES}::text[]), false) AS online
          FROM (${query.source.procedures}) r),
      slipped AS MATERIALIZED (
        SELECT rows.procedure_id, rows.department_id, ${slip(query.about)} AS slip
          FROM rows
          LEFT JOIN (${firstPlans(tx.municipality, query.about)}) first ON first.procedure_id = rows.procedure_id
         WHERE rows.in_scope AND (rows.planned_month IS NOT NULL OR first.month IS NOT NULL)),
      names AS (
        SELECT department_id, min(department_code) AS code,
               (array_agg(department_name ORDER BY department_code DESC, last DESC))[1] AS name
          FROM (SELECT department_id, department_code, department_name, max(code) AS last
                  FROM rows GROUP BY department_id, department_code, department_name) alike
         GROUP BY department_id),
      offline AS (
        SELECT count(yearly_total) AS known, coalesce(sum(yearly_total), 0)::bigint AS total,
               count(*) FILTER (WHERE yearly_total IS NULL AND NOT yearly_total_na) AS unknown
          ${notOnline})
      SELECT ${list(sql`
               SELECT '' AS id, department_id AS "departmentId", online, planned_month AS "plannedMonth", NULL AS slip,
                      count(*) AS alike
                 FROM rows WHERE in_scope GROUP BY department_id, online, planned_month`)} AS planned,
             ${list(sql`
               SELECT procedure_id AS id, rows.department_id AS "departmentId", online,
                      planned_month AS "plannedMonth", slip
                 FROM rows LEFT JOIN slipped USING (procedure_id)
                WHERE in_scope
                  AND procedure_id IN (SELECT unnest(procedure_ids) FROM (${query.source.items}) i)`)} AS mapped,
             ${list(sql`
               SELECT p.department_id AS "departmentId", n.name AS "departmentName", p.plans,
                      p.slip AS "medianSlip"
                 FROM (SELECT department_id, count(*) AS plans,
                              ceil(percentile_cont(0.5) WITHIN GROUP (ORDER BY slip))::integer AS slip
                         FROM slipped WHERE slip IS NOT NULL GROUP BY department_id) p
                 JOIN names n ON n.department_id = p.department_id
                ORDER BY n.code`)} AS slips,
             known, total, unknown,
             ${list(sql`
               SELECT procedure_id AS "procedureId", code, name, department_id AS "departmentId",
                      department_name AS "departmentName", stage, yearly_reported AS "yearlyReported",
                      planned_month AS "plannedMonth", yearly_total AS applications
                 ${notOnline} AND yearly_total IS NOT NULL
                ORDER BY yearly_total DESC, code LIMIT ${most}::bigint`)} AS carrying
        FROM offline`);
    const {
      planned = [],
      mapped = [],
      slips = [],
      known = 0,
      total = 0,
      unknown = 0,
      carrying = [],
    } = answer ?? {};
    const pareto = { fiscalYear, rows: paretoRows(carrying, total), unknown };
    return { planned, mapped, slips, pareto, known };
  }
}

function list(rows: Sql): Sql {
  return sql`(SELECT coalesce(jsonb_agg(l), '[]') FROM (${rows}) l)`;
}

/** The slip of a row from its `first` plan, as `slipFromFirstPlan` gives it. */
function slip({ month }: MonthAsOf): Sql {
  const from = nextMonth(month);
  return sql`
    CASE WHEN first.month IS NOT NULL AND online AND first.last_offline IS NOT NULL
         THEN ${between(sql`first.month`, sql`coalesce(first.first_online, ${previousMonth(from)})`)}
         WHEN planned_month IS NULL THEN NULL
         ELSE ${between(
           sql`coalesce(first.month, planned_month)`,
           sql`CASE WHEN NOT online AND planned_month < ${from} THEN ${from} ELSE planned_month END`,
         )}
    END`;
}

/** Months from one to another, both as text. */
function between(one: Sql, other: Sql): Sql {
  const months = (month: Sql) =>
    sql`(substr(${month}, 1, 4)::integer * 12 + substr(${month}, 6, 2)::integer)`;
  return sql`${months(other)} - ${months(one)}`;
}
