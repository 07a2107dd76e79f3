const ONLINE = `'partial', 'online', 'end-to-end'`;

/** What follows from the number `n` of a procedure: where it stands, and how many applications come in. */
const TRAITS = `JOIN town USING (municipality_id)
  CROSS JOIN LATERAL (SELECT substr(p.code, 2)::integer AS n) number
  CROSS JOIN LATERAL (
    SELECT CASE WHEN n * 7919 % 100 < 3 THEN NULL WHEN n * 7919 % 100 < 35 THEN 'not-started'
                WHEN n * 7919 % 100 < 50 THEN 'preparing' WHEN n * 7919 % 100 < 65 THEN 'partial'
                WHEN n * 7919 % 100 < 85 THEN 'online' WHEN n * 7919 % 100 < 95 THEN 'end-to-end'
                WHEN n * 7919 % 100 < 99 THEN 'exempt' ELSE 'abolished' END AS stage) stand`;

/** In the order of their foreign keys. `:name` stands for a value of the seed. */
export const SEEDING = [
  `CREATE TEMP TABLE town AS
   SELECT (:first::integer + n)::text AS municipality_id FROM generate_series(0, :municipalities - 1) n`,

  `ANALYZE town`,

  `INSERT INTO municipality (municipality_id, name, kind, sample)
   SELECT municipality_id, 'ベンチ市' || municipality_id, 'municipality', true FROM town`,

  `INSERT INTO department (municipality_id, code, name)
   SELECT m.municipality_id, 'D' || lpad(n::text, 3, '0'), '第' || n || '課'
     FROM town m CROSS JOIN generate_series(1, :departments) n`,

  `INSERT INTO procedure (municipality_id, code, name, search_key, department_id, frequency)
   SELECT m.municipality_id, text.code, text.name, text.name || '  ' || lower(text.code), d.id,
          CASE WHEN n % 20 = 0 THEN 'yearly' ELSE 'monthly' END
     FROM town m CROSS JOIN generate_series(1, :procedures) n
     CROSS JOIN LATERAL (
       SELECT 'P' || lpad(n::text, 6, '0') AS code,
              (ARRAY['住民票', '印鑑登録', '保育所', '介護保険', '国民健康保険', '道路占用', '屋外広告物', '犬登録',
                     '粗大塵', '図書館', '公園使用', '水道使用', '市税', '農地転用', '建築確認', '児童手当'])[1 + n % 16]
                || (ARRAY['交付', '変更', '廃止', '更新', '減免'])[1 + n % 5]
                || (ARRAY['申請', '届出', '請求'])[1 + n % 3] || '第' || n || '号' AS name) text
     JOIN department d ON d.municipality_id = m.municipality_id
                      AND d.code = 'D' || lpad((1 + n % :departments)::text, 3, '0')`,

  `INSERT INTO procedure_stage (municipality_id, procedure_id, effective_on, stage, exempt_reason, source, recorded_by)
   SELECT municipality_id, p.id, day, s.stage, CASE WHEN s.stage = 'exempt' THEN 'face-to-face' END,
          'catalogue', 'bench'
     FROM procedure p ${TRAITS}
     CROSS JOIN generate_series(1, :history) k
     CROSS JOIN LATERAL (
       SELECT ((:end::date + 1) - make_interval(months => :history - k) - interval '1 day')::date AS day,
              CASE WHEN k > n % :history THEN stand.stage ELSE 'not-started' END AS stage) s
    WHERE stand.stage IS NOT NULL`,

  // As the trigger does it, which is off meanwhile; and every procedure is changed at a time of its own.
  `UPDATE procedure p
      SET current_stage = h.stage, current_exempt_reason = h.exempt_reason, current_stage_on = h.effective_on,
          updated_at = now() - make_interval(mins => substr(p.code, 2)::integer * 7919 % 100003)
     FROM town
     JOIN procedure n USING (municipality_id)
     LEFT JOIN (SELECT DISTINCT ON (municipality_id, procedure_id) * FROM procedure_stage
                 ORDER BY municipality_id, procedure_id, effective_on DESC, seq DESC) h
            ON h.municipality_id = n.municipality_id AND h.procedure_id = n.id
    WHERE p.municipality_id = n.municipality_id AND p.id = n.id`,

  `INSERT INTO procedure_channel (municipality_id, procedure_id, kind, url, active_from)
   SELECT municipality_id, p.id, CASE WHEN n % 3 = 0 THEN 'e-application' ELSE 'mynaportal' END,
          'https://shinsei.example.lg.jp/' || p.code, '2023-04-01'
     FROM procedure p ${TRAITS} WHERE stand.stage IN (${ONLINE})`,

  `INSERT INTO item_mapping (municipality_id, item_key, procedure_id, lead_department_id)
   SELECT m.municipality_id, e.item_key, p.id, CASE WHEN n = e.number THEN p.department_id END
     FROM list_edition_item e
     CROSS JOIN town m
     CROSS JOIN LATERAL (SELECT e.number AS n UNION ALL SELECT e.number + 59 WHERE e.number % 3 = 0) which
     JOIN procedure p ON p.municipality_id = m.municipality_id AND p.code = 'P' || lpad(n::text, 6, '0')
    WHERE e.edition = (SELECT max(edition) FROM list_edition)`,

  `INSERT INTO applicability (municipality_id, item_key, state, reason)
   SELECT m.municipality_id, e.item_key, CASE WHEN e.number % 10 = 0 THEN 'not-handled' ELSE 'handled' END,
          CASE WHEN e.number % 10 = 0 THEN 'no-facility' END
     FROM list_edition_item e CROSS JOIN town m
    WHERE e.edition = (SELECT max(edition) FROM list_edition)`,

  `INSERT INTO reporting_month (municipality_id, month, state, due_on, opened_at, opened_by, closed_at)
   SELECT m.municipality_id, month, CASE WHEN month = :month THEN 'open' ELSE 'closed' END,
          (month || '-10')::date + interval '1 month', now(), 'bench', CASE WHEN month <> :month THEN now() END
     FROM town m CROSS JOIN generate_series(0, :months - 1) k
     CROSS JOIN LATERAL (
       SELECT to_char((:month || '-01')::date - make_interval(months => k), 'YYYY-MM') AS month) at`,

  `INSERT INTO submission (municipality_id, month, department_id, state)
   SELECT r.municipality_id, r.month, d.id,
          CASE WHEN r.state = 'closed' OR substr(d.code, 2)::integer % 10 < 5 THEN 'accepted'
               WHEN substr(d.code, 2)::integer % 10 < 9 THEN 'submitted' ELSE 'draft' END
     FROM reporting_month r JOIN town USING (municipality_id)
     JOIN department d ON d.municipality_id = r.municipality_id`,

  `INSERT INTO status_report (municipality_id, month, procedure_id, department_id, stage, exempt_reason,
                              applications_total, applications_total_na, applications_online,
                              applications_online_na, entered_by)
   SELECT municipality_id, r.month, p.id, p.department_id, stand.stage,
          CASE WHEN stand.stage = 'exempt' THEN 'face-to-face' END,
          CASE WHEN n % 50 <> 8 THEN total END, n % 50 = 8,
          CASE WHEN n % 50 NOT IN (7, 8) THEN CASE WHEN stand.stage IN (${ONLINE}) THEN total * (n * 13 % 100) / 100
               ELSE 0 END END, n % 50 = 8, 'bench'
     FROM procedure p ${TRAITS}
     JOIN reporting_month r USING (municipality_id)
     CROSS JOIN LATERAL (SELECT 10 + (n * 31 + substr(r.month, 6)::integer * 17) % 500 AS total) flow
    WHERE p.frequency = 'monthly' OR r.month LIKE '%-03'`,

  `INSERT INTO yearly_count (municipality_id, fiscal_year, procedure_id, applications_total, applications_online)
   SELECT municipality_id, :year, p.id, total, total * (n * 13 % 100) / 100
     FROM procedure p ${TRAITS} CROSS JOIN LATERAL (SELECT 120 + n * 31 % 6000 AS total) flow
    WHERE n % 10 <> 3`,

  `INSERT INTO owed_work (municipality_id, kind, key)
   SELECT municipality_id, 'provisional', :month FROM town`,
];
