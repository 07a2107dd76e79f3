import { parseMonth, type Month } from '../kernel/month.js';
import { parseReportFormat } from './report-format.js';
import { type ReportFormat } from './report-formats.js';

/** One revision of a month, as the key of owed work names it: `2026-10.1`. */
export interface Revision {
  month: Month;
  revision: number;
}

/** `2026-10.1`: the report of a revision. The close raises the same key. */
export function reportKey({ month, revision }: Revision): string {
  return `${month}.${revision}`;
}

/** `2026-10.1.pdf`: one form of it. */
export function formKey(of: Revision, format: ReportFormat): string {
  return `${reportKey(of)}.${format}`;
}

/** Reads `2026-10.1`. @throws Error for any other text */
export function parseReportKey(key: string): Revision {
  const [month = '', revision = '', ...rest] = key.split('.');
  if (!/^[1-9]\d*$/.test(revision) || rest.length > 0) throw new Error(`${key} names no revision of a month`);
  return { month: parseMonth(month), revision: Number(revision) };
}

/** Reads `2026-10.1.pdf`. @throws Error for any other text */
export function parseFormKey(key: string): Revision & { format: ReportFormat } {
  const at = key.lastIndexOf('.');
  return { ...parseReportKey(key.slice(0, at)), format: parseReportFormat(key.slice(at + 1)) };
}
