/** All that a list shows of a procedure, in the names of the answer, and what it is found by. */
export const SHOWN = `id, code, name, kana, department_id AS "departmentId", kind, applicant, frequency,
  planned_month AS "plannedMonth", updated_at AS "updatedAt", version, department_name AS "departmentName",
  division_name AS "divisionName", stage, exempt_reason AS "exemptReason", stage_since AS "stageSince", channels,
  item_keys AS "itemKeys", retired`;

/** For the superuser: a table with a row for each line of the list, nothing left to look up, and its indexes. */
export const FLOOR_TABLE = `
  CREATE TABLE floor_list AS
  SELECT p.municipality_id, p.id, p.code, p.name, p.kana, p.department_id, p.kind, p.applicant, p.frequency,
         p.planned_month, p.updated_at, p.version, d.name AS department_name, v.name AS division_name,
         h.stage, h.exempt_reason, h.effective_on AS stage_since,
         ARRAY(SELECT DISTINCT c.kind FROM procedure_channel c
                WHERE c.municipality_id = p.municipality_id AND c.procedure_id = p.id ORDER BY c.kind) AS channels,
         ARRAY(SELECT m.item_key FROM item_mapping m
                WHERE m.municipality_id = p.municipality_id AND m.procedure_id = p.id ORDER BY 1) AS item_keys,
         p.retired_at IS NOT NULL AS retired
    FROM procedure p
    JOIN department d ON d.municipality_id = p.municipality_id AND d.id = p.department_id
    LEFT JOIN division v ON v.municipality_id = p.municipality_id AND v.id = d.division_id
    LEFT JOIN LATERAL (SELECT * FROM procedure_stage s
                        WHERE s.municipality_id = p.municipality_id AND s.procedure_id = p.id
                        ORDER BY effective_on DESC, seq DESC LIMIT 1) h ON true;
  CREATE INDEX ON floor_list (municipality_id, department_id, stage, updated_at DESC, id DESC);
  CREATE INDEX ON floor_list (municipality_id, updated_at DESC, id DESC);
  ALTER TABLE floor_list ENABLE ROW LEVEL SECURITY;
  CREATE POLICY tenant ON floor_list USING (municipality_id = current_setting('app.municipality', true));
  CREATE TABLE floor_list_open AS TABLE floor_list;
  CREATE INDEX ON floor_list_open (municipality_id, department_id, stage, updated_at DESC, id DESC);
  CREATE INDEX ON floor_list_open (municipality_id, updated_at DESC, id DESC);
  GRANT SELECT ON floor_list, floor_list_open TO PUBLIC;
  VACUUM ANALYZE floor_list, floor_list_open`;
