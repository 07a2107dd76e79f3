import { ONLINE_STAGES } from '../src/kernel/stage.js';

const ONLINE = `s.stage IN (${ONLINE_STAGES.map((stage) => `'${stage}'`).join(', ')})`;

/** $1 municipality, $2 month, $3 its last day: where the procedure `p` stands and what its report says. */
const STAGE_AND_REPORT = `
  LEFT JOIN LATERAL (
    SELECT stage FROM procedure_stage
     WHERE municipality_id = $1 AND procedure_id = p.id AND effective_on <= $3 AND withdrawn_at IS NULL
     ORDER BY effective_on DESC, seq DESC LIMIT 1) entry ON true
  LEFT JOIN (
    SELECT r.*, s.state FROM status_report r
      JOIN submission s USING (municipality_id, month, department_id)
     WHERE r.municipality_id = $1 AND r.month = $2 AND s.state IN ('submitted', 'accepted')
       AND r.return_reason IS NULL) r ON r.procedure_id = p.id
  CROSS JOIN LATERAL (
    SELECT CASE WHEN r.state = 'submitted' THEN coalesce(r.stage, entry.stage) ELSE entry.stage END AS stage) s
  CROSS JOIN LATERAL (
    SELECT s.stage IS NULL OR s.stage NOT IN ('exempt', 'abolished') AS in_scope,
           s.stage IS NULL OR s.stage NOT IN ('exempt', 'abolished')
             AND (p.frequency = 'monthly' OR right($2, 2) = '03') AS expected,
           s.stage IS NOT NULL AND r.stage IS NOT NULL AS counted) is_`;

/** The measures of procedures by department. $4 fiscal year, $5 and $6 its first and last month. */
export const PROCEDURE_CELLS = `
  SELECT department_id AS "departmentId", d.name AS "departmentName", bool_or(stage IS NOT NULL) AS "stagesKnown",
         count(*) FILTER (WHERE in_scope) AS procedures_in_scope,
         count(*) FILTER (WHERE in_scope AND ${ONLINE}) AS procedures_online,
         count(*) FILTER (WHERE stage = 'end-to-end') AS procedures_end_to_end,
         count(*) FILTER (WHERE in_scope AND stage IS NOT NULL) AS procedures_staged,
         count(*) FILTER (WHERE expected) AS reports_expected,
         count(*) FILTER (WHERE expected AND counted) AS reports_counted,
         coalesce(sum(year_total) FILTER (WHERE in_scope), 0)::bigint AS yearly_in_scope,
         coalesce(sum(year_total) FILTER (WHERE ${ONLINE}), 0)::bigint AS yearly_online,
         coalesce(sum(year_total) FILTER (WHERE stage = 'end-to-end'), 0)::bigint AS yearly_end_to_end,
         count(*) FILTER (WHERE in_scope) AS yearly_expected,
         count(*) FILTER (WHERE in_scope AND year_whole AND stage IS NOT NULL AND (counted OR NOT expected))
           AS yearly_reported,
         coalesce(sum(total) FILTER (WHERE paired), 0)::bigint AS applications_total,
         coalesce(sum(online) FILTER (WHERE paired), 0)::bigint AS applications_online,
         count(*) FILTER (WHERE flows) AS flows_expected,
         count(*) FILTER (WHERE flows AND answered) AS flows_reported,
         coalesce(sum(total) FILTER (WHERE paired AND ${ONLINE}), 0)::bigint AS applications_total_where_online,
         coalesce(sum(online) FILTER (WHERE paired AND ${ONLINE}), 0)::bigint AS applications_online_where_online,
         count(*) FILTER (WHERE flows AND (stage IS NULL OR ${ONLINE})) AS flows_expected_where_online,
         count(*) FILTER (WHERE flows AND answered AND ${ONLINE}) AS flows_reported_where_online
    FROM (
      SELECT p.department_id, s.stage, is_.*, flow.*,
             CASE WHEN y.procedure_id IS NULL THEN added.total ELSE y.applications_total END AS year_total,
             coalesce(y.applications_total IS NOT NULL OR y.applications_total_na,
                      added.answers >= CASE p.frequency WHEN 'yearly' THEN 1 ELSE 12 END) AS year_whole
        FROM procedure p ${STAGE_AND_REPORT}
        CROSS JOIN LATERAL (
          SELECT r.applications_total AS total, r.applications_online AS online,
                 p.frequency = 'monthly' AND (is_.in_scope
                   OR r.applications_total IS NOT NULL OR r.applications_online IS NOT NULL) AS flows,
                 p.frequency = 'monthly' AND r.applications_total IS NOT NULL
                   AND r.applications_online IS NOT NULL AS paired,
                 p.frequency = 'monthly' AND (r.applications_total IS NOT NULL AND r.applications_online IS NOT NULL
                   OR r.applications_total_na AND r.applications_online_na) AS answered) flow
        LEFT JOIN yearly_count y ON y.municipality_id = $1 AND y.fiscal_year = $4 AND y.procedure_id = p.id
        LEFT JOIN (
          SELECT procedure_id, sum(applications_total)::bigint AS total,
                 count(*) FILTER (WHERE applications_total IS NOT NULL OR applications_total_na) AS answers
            FROM status_report JOIN submission USING (municipality_id, month, department_id)
           WHERE municipality_id = $1 AND month BETWEEN $5 AND $6 AND state IN ('submitted', 'accepted')
             AND status_report.return_reason IS NULL
           GROUP BY procedure_id) added ON added.procedure_id = p.id
       WHERE p.municipality_id = $1 AND p.retired_at IS NULL) s
    JOIN department d ON d.municipality_id = $1 AND d.id = s.department_id
   GROUP BY department_id, d.name ORDER BY d.name, department_id`;

/** The measures of items by lead department, group and tags. $4 the edition in force. */
export const ITEM_CELLS = `
  SELECT d.id AS "departmentId", d.name AS "departmentName", group_key AS "groupKey", group_name AS "groupName", tags,
         count(*) AS items_listed,
         count(*) FILTER (WHERE handled) AS items_handled,
         count(*) FILTER (WHERE handled AND online_any) AS items_online,
         count(*) FILTER (WHERE handled AND online_all) AS items_online_all,
         count(*) FILTER (WHERE handled AND mynaportal) AS items_mynaportal,
         count(*) FILTER (WHERE handled AND reported) AS items_reported,
         count(*) FILTER (WHERE handled AND staged) AS items_staged
    FROM (
      SELECT e.*, a.state IS DISTINCT FROM 'not-handled' AS handled, l.lead_department_id AS lead, m.*
        FROM list_edition_item e
        LEFT JOIN item_mapping l ON l.municipality_id = $1 AND l.item_key = e.item_key
                                AND l.lead_department_id IS NOT NULL
        LEFT JOIN applicability a ON a.municipality_id = $1 AND a.item_key = e.item_key
        LEFT JOIN (
          SELECT m.item_key AS mapped_key,
                 bool_or(${ONLINE}) AS online_any, bool_and(coalesce(${ONLINE}, false)) AS online_all,
                 bool_or(${ONLINE} AND EXISTS (
                   SELECT FROM procedure_channel c
                    WHERE c.municipality_id = $1 AND c.procedure_id = p.id AND c.kind = 'mynaportal'
                      AND coalesce(c.active_from <= $3, true) AND coalesce(c.active_to >= $3, true))) AS mynaportal,
                 bool_and(s.stage IS NOT NULL AND (counted OR NOT expected)) AS reported,
                 bool_or(s.stage IS NOT NULL) AS staged
            FROM item_mapping m
            JOIN procedure p ON p.municipality_id = $1 AND p.id = m.procedure_id ${STAGE_AND_REPORT}
           WHERE m.municipality_id = $1 AND p.retired_at IS NULL AND s.stage IS DISTINCT FROM 'abolished'
           GROUP BY m.item_key) m ON m.mapped_key = e.item_key
       WHERE e.edition = $4) i
    LEFT JOIN department d ON d.municipality_id = $1 AND d.id = i.lead
   GROUP BY d.id, d.name, group_key, group_name, tags ORDER BY group_key, d.name, d.id, tags`;

/** The plain aggregate printed beside: procedures and applications by department, of the reports alone. */
export const PLAIN_GROUP_BY = `
  SELECT department_id, count(*), sum(applications_total), sum(applications_online)
    FROM status_report WHERE municipality_id = $1 AND month = $2 GROUP BY department_id`;
