import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import type pg from 'pg';
import { CHANNEL_KINDS } from '../src/catalogue/channel/channel-words.js';
import { APPLICANTS, FREQUENCIES, PROCEDURE_KINDS } from '../src/catalogue/procedure/procedure-words.js';
import { EXEMPT_REASON_NAMES, STAGE_NAMES } from '../src/kernel/stage.js';
import { bareSnapshot } from './bare-pg.js';
import { copyOut } from './copy.js';

const deflate = promisify(deflateRaw);

/** The columns of 手続台帳 as a file, in its words. COPY takes no parameters. */
const exported = (municipality: string): string => `
  SELECT p.code AS "手続コード", p.name AS "手続名", p.kana AS "手続名かな", v.name AS "部", d.name AS "所管課",
         ${words('p.kind', PROCEDURE_KINDS.names)} AS "種別", ${words('p.applicant', APPLICANTS.names)} AS "対象者",
         ${words('p.frequency', FREQUENCIES.names)} AS "報告頻度",
         coalesce(${words('p.current_stage', STAGE_NAMES)}, '未回答') AS "段階",
         ${words('p.current_exempt_reason', EXEMPT_REASON_NAMES)} AS "適用除外理由", p.current_stage_on::text AS "段階日",
         p.planned_month AS "予定年月", c.names AS "受付システム", i.names AS "優先手続",
         CASE WHEN p.retired_at IS NOT NULL THEN '登録取消' END AS "登録取消"
    FROM procedure p
    JOIN department d ON d.municipality_id = p.municipality_id AND d.id = p.department_id
    LEFT JOIN division v ON v.municipality_id = p.municipality_id AND v.id = d.division_id
    LEFT JOIN (
      SELECT procedure_id, string_agg(${words('kind', CHANNEL_KINDS.names)}, '、' ORDER BY kind) AS names
        FROM (SELECT DISTINCT procedure_id, kind FROM procedure_channel
               WHERE municipality_id = '${municipality}' AND coalesce(active_from <= current_date, true)
                 AND coalesce(active_to >= current_date, true)) active
       GROUP BY procedure_id) c ON c.procedure_id = p.id
    LEFT JOIN (
      SELECT m.procedure_id, string_agg(e.name, '、' ORDER BY m.item_key) AS names
        FROM item_mapping m
        JOIN list_edition_item e ON e.item_key = m.item_key AND e.edition = (SELECT max(edition) FROM list_edition)
       WHERE m.municipality_id = '${municipality}' GROUP BY m.procedure_id) i ON i.procedure_id = p.id
   WHERE p.municipality_id = '${municipality}' AND p.retired_at IS NULL ORDER BY p.code`;

/** The file as PostgreSQL writes it by itself: in the municipality's transaction, under its policies. */
export function exportByHand(client: pg.ClientBase, municipality: string): Promise<Buffer> {
  return bareSnapshot(client, municipality, () =>
    copyOut(client, `COPY (${exported(municipality)}) TO STDOUT (FORMAT csv, HEADER)`),
  );
}

/** The same as the sheet of a workbook: its cells as inline texts, packed. No formats, no widths, no header row frozen. */
export async function exportSheetByHand(client: pg.ClientBase, municipality: string): Promise<Buffer> {
  const rows = await bareSnapshot(client, municipality, async () => {
    const query = { text: exported(municipality), rowMode: 'array' as const };
    return (await client.query<(string | null)[]>(query)).rows;
  });
  const sheet = rows.map((row) => `<row>${row.map(inlineText).join('')}</row>`).join('');
  return deflate(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`);
}

function inlineText(cell: string | null): string {
  if (cell === null) return '<c/>';
  const text = cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<c t="inlineStr"><is><t>${text}</t></is></c>`;
}

function words(column: string, names: Record<string, string>): string {
  const cases = Object.entries(names).map(([key, name]) => `WHEN '${key}' THEN '${name}'`);
  return `CASE ${column} ${cases.join(' ')} END`;
}
