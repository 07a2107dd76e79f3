import { ONLINE_STAGES } from '../src/kernel/stage.js';
import { type Measure, measure, measuresOf } from '../src/achievement/indicator/measures.js';

const ONLINE = `f.stage IN (${ONLINE_STAGES.map((stage) => `'${stage}'`).join(', ')})`;

const YEAR = `
  SELECT r.procedure_id, sum(r.applications_total)::bigint AS total, sum(r.applications_online)::bigint AS online,
         count(*) FILTER (WHERE r.applications_total_na) AS totals_na,
         count(*) FILTER (WHERE r.applications_online_na) AS onlines_na,
         count(*) FILTER (WHERE r.applications_total IS NOT NULL OR r.applications_total_na) AS totals
    FROM status_report r
    JOIN submission s USING (municipality_id, month, department_id)
    JOIN procedure p ON p.municipality_id = r.municipality_id AND p.id = r.procedure_id
   WHERE r.municipality_id = $1 AND r.month BETWEEN $5 AND $6 AND s.state = 'accepted' AND r.return_reason IS NULL
     AND (p.frequency = 'monthly' OR r.month = $6)
   GROUP BY r.procedure_id`;

/**
 * What is to be frozen stands in tables of the transaction's own first: what is final takes no change, so digest and
 * figures are needed before it is written.
 */
export const CLOSING_TABLES = ['procedure', 'item']
  .map((of) => `CREATE TEMPORARY TABLE closing_${of} (LIKE frozen_${of}) ON COMMIT DROP`)
  .join(';');
export const FREEZE = ['procedure', 'item']
  .map((of) => `INSERT INTO frozen_${of} SELECT * FROM closing_${of}`)
  .join(';');

/**
 * The rows of a close in one statement, joined by hash: where a procedure stands is read from its own row.
 * $1 municipality, $2 month, $3 its last day, $4 fiscal year, $5 and $6 its first and last month, $7 the edition.
 */
export const COPY_PROCEDURES = `
  INSERT INTO closing_procedure (
    municipality_id, period, revision, procedure_id, code, name, department_id, department_code, department_name,
    division_name, frequency, stage, exempt_reason, stage_since, in_scope, channels, item_keys, planned_month, note,
    report_expected, report_counted, applications_total, applications_total_na, applications_online,
    applications_online_na, pair_total, pair_online, flow_expected, flow_reported, yearly_total, yearly_total_na,
    yearly_online, yearly_online_na, yearly_recorded, yearly_reported)
  SELECT $1, $2, 1, p.id, p.code, p.name, d.id, d.code, d.name, v.name, p.frequency, s.stage, s.exempt_reason, s.since,
         scope.within, coalesce(c.channels, '[]'), coalesce(i.keys, '{}'), coalesce(r.planned_month, p.planned_month),
         coalesce(r.note, p.note), s.stage IS NULL OR scope.within AND (monthly OR right($2, 2) = '03'),
         s.stage IS NOT NULL AND r.stage IS NOT NULL,
         CASE WHEN monthly THEN r.applications_total END, monthly AND coalesce(r.applications_total_na, false),
         CASE WHEN monthly THEN r.applications_online END, monthly AND coalesce(r.applications_online_na, false),
         CASE WHEN monthly AND r.applications_online IS NOT NULL THEN coalesce(r.applications_total, 0) ELSE 0 END,
         CASE WHEN monthly AND r.applications_total IS NOT NULL THEN coalesce(r.applications_online, 0) ELSE 0 END,
         monthly AND (scope.within OR r.applications_total IS NOT NULL OR r.applications_online IS NOT NULL),
         monthly AND (r.applications_total IS NOT NULL AND r.applications_online IS NOT NULL
           OR coalesce(r.applications_total_na AND r.applications_online_na, false)),
         CASE WHEN recorded THEN y.applications_total ELSE year.total END,
         CASE WHEN recorded THEN y.applications_total_na
              ELSE coalesce(year.total IS NULL AND year.totals_na >= owed, false) END,
         CASE WHEN recorded THEN y.applications_online ELSE year.online END,
         CASE WHEN recorded THEN y.applications_online_na
              ELSE coalesce(year.online IS NULL AND year.onlines_na >= owed, false) END,
         recorded, recorded OR coalesce(year.totals >= owed, false)
    FROM procedure p
    JOIN department d ON d.municipality_id = $1 AND d.id = p.department_id
    LEFT JOIN division v ON v.municipality_id = $1 AND v.id = d.division_id
    LEFT JOIN LATERAL (
      SELECT h.stage, h.exempt_reason, h.effective_on FROM procedure_stage h
       WHERE p.current_stage_on > $3 AND h.municipality_id = $1 AND h.procedure_id = p.id AND h.effective_on <= $3
         AND h.withdrawn_at IS NULL
       ORDER BY h.effective_on DESC, h.seq DESC LIMIT 1) before ON true
   CROSS JOIN LATERAL (
      SELECT CASE WHEN p.current_stage_on <= $3 THEN p.current_stage ELSE before.stage END AS stage,
             CASE WHEN p.current_stage_on <= $3 THEN p.current_exempt_reason ELSE before.exempt_reason END
               AS exempt_reason,
             CASE WHEN p.current_stage_on <= $3 THEN p.current_stage_on ELSE before.effective_on END AS since) s
   CROSS JOIN LATERAL (
      SELECT s.stage IS NULL OR s.stage NOT IN ('exempt', 'abolished') AS within, p.frequency = 'monthly' AS monthly,
             CASE p.frequency WHEN 'monthly' THEN 12 ELSE 1 END AS owed) scope
    LEFT JOIN (
      SELECT r.* FROM status_report r JOIN submission s USING (municipality_id, month, department_id)
       WHERE r.municipality_id = $1 AND r.month = $2 AND s.state = 'accepted' AND r.return_reason IS NULL) r
      ON r.procedure_id = p.id
    LEFT JOIN (
      SELECT procedure_id, jsonb_agg(jsonb_build_object('kind', kind, 'url', url) ORDER BY kind, url, id) AS channels
        FROM procedure_channel
       WHERE municipality_id = $1 AND coalesce(active_from <= $3, true) AND coalesce(active_to >= $3, true)
       GROUP BY procedure_id) c ON c.procedure_id = p.id
    LEFT JOIN (
      SELECT m.procedure_id, array_agg(m.item_key ORDER BY m.item_key) AS keys
        FROM item_mapping m JOIN list_edition_item e ON e.item_key = m.item_key AND e.edition = $7
       WHERE m.municipality_id = $1 GROUP BY m.procedure_id) i ON i.procedure_id = p.id
    LEFT JOIN yearly_count y ON y.municipality_id = $1 AND y.fiscal_year = $4 AND y.procedure_id = p.id
                            AND (y.applications_total IS NOT NULL OR y.applications_total_na)
                            AND (y.applications_online IS NOT NULL OR y.applications_online_na)
   CROSS JOIN LATERAL (SELECT y.procedure_id IS NOT NULL AS recorded) known
    LEFT JOIN (${YEAR}) year ON year.procedure_id = p.id
   WHERE p.municipality_id = $1 AND p.retired_at IS NULL`;

/** The items from the procedures frozen just before. $3 the edition. */
export const COPY_ITEMS = `
  INSERT INTO closing_item (
    municipality_id, period, revision, item_key, number, name, group_key, group_name, tags, verification,
    applicability, applicability_reason, lead_department_id, lead_department_name, procedure_ids, online_any,
    online_all, online_mynaportal, reported)
  SELECT $1, $2, 1, e.item_key, e.number, e.name, e.group_key, e.group_name, e.tags, e.verification, a.state, a.reason,
         d.id, d.name, coalesce(m.ids, '{}'), coalesce(m.online_any, false), coalesce(m.online_all, false),
         coalesce(m.mynaportal, false) AND a.state <> 'not-handled', coalesce(m.reported, false)
    FROM list_edition_item e
    JOIN applicability a ON a.municipality_id = $1 AND a.item_key = e.item_key
    LEFT JOIN item_mapping l ON l.municipality_id = $1 AND l.item_key = e.item_key AND l.lead_department_id IS NOT NULL
    LEFT JOIN department d ON d.municipality_id = $1 AND d.id = l.lead_department_id
    LEFT JOIN (
      SELECT m.item_key, array_agg(f.procedure_id ORDER BY f.procedure_id) AS ids, bool_or(coalesce(${ONLINE}, false)) AS online_any,
             bool_and(coalesce(${ONLINE}, false)) AS online_all,
             bool_or(coalesce(${ONLINE}, false) AND f.channels @> '[{"kind": "mynaportal"}]') AS mynaportal,
             bool_and(f.stage IS NOT NULL AND (f.report_counted OR NOT f.report_expected)) AS reported
        FROM item_mapping m
        JOIN closing_procedure f ON f.procedure_id = m.procedure_id
       WHERE m.municipality_id = $1 AND f.stage IS DISTINCT FROM 'abolished'
       GROUP BY m.item_key) m ON m.item_key = e.item_key
   WHERE e.edition = $3`;

/** The measures of the frozen procedures by department. */
export const FROZEN_PROCEDURE_CELLS = `
  SELECT department_id AS "departmentId", department_name AS "departmentName", NULL AS "groupKey",
         NULL AS "groupName", '{}'::text[] AS tags, bool_or(stage IS NOT NULL) AS "stagesKnown", ${sums('procedure')}
    FROM closing_procedure f GROUP BY department_id, department_name
   ORDER BY department_name, department_id`;

/** The measures of the frozen items by lead department, group and tags. */
export const FROZEN_ITEM_CELLS = `
  SELECT lead_department_id AS "departmentId", lead_department_name AS "departmentName", group_key AS "groupKey",
         group_name AS "groupName", tags, ${sums('item')}
    FROM (SELECT f.*, EXISTS (SELECT FROM closing_procedure p
                               WHERE p.procedure_id = ANY (f.procedure_ids) AND p.stage IS NOT NULL) AS staged
            FROM closing_item f) f
   GROUP BY 1, 2, 3, 4, 5 ORDER BY 3, 2, 1, 5`;

/** SHA-256 over the rows that were frozen, in a fixed order. */
export const DIGEST = `
  SELECT encode(sha256(convert_to(
           (SELECT string_agg(to_jsonb(f)::text, E'\\n' ORDER BY f.procedure_id) FROM closing_procedure f)
           || (SELECT string_agg(to_jsonb(f)::text, E'\\n' ORDER BY f.item_key) FROM closing_item f)
           || $1, 'UTF8')), 'hex') AS digest`;

function sums(kind: Measure['of']): string {
  const all = measuresOf(kind).map((name) => {
    const { adds, where } = measure(name);
    return `'${name}', coalesce(sum(${adds}) FILTER (WHERE ${where}), 0)::bigint`;
  });
  return `jsonb_build_object(${all.join(', ')}) AS sums`;
}
