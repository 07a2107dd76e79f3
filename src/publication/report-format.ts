import { Problem } from '../platform/problem.js';
import { writeCsv } from '../platform/tabular/write-csv.js';
import { writeWorkbook } from '../platform/tabular/write-workbook.js';
import { reportData } from './report-data.js';
import { type ReportModel } from './report-model.js';
import { reportSheets } from './report-sheets.js';

export const REPORT_FORMATS = ['pdf', 'xlsx', 'csv', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const REPORT_TYPES: Record<ReportFormat, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** Reads the name of a format. @throws Problem 422 for any other word */
export function parseReportFormat(text: string): ReportFormat {
  const found = REPORT_FORMATS.find((format) => format === text);
  if (found) return found;
  throw new Problem(422, 'unknown-format', `形式「${text}」では出力できません。`, {
    detail: `${REPORT_FORMATS.join('、')} のいずれかを指定してください。`,
  });
}

/** One form of a report. @throws Problem 501 for a form that cannot be made here */
export async function renderReport(model: ReportModel, format: ReportFormat): Promise<Buffer> {
  if (format === 'csv') return writeCsv(reportData(model));
  if (format === 'xlsx') return writeWorkbook({ sheets: reportSheets(model) });
  if (format === 'json') return Buffer.from(`${JSON.stringify(model, null, 2)}\n`, 'utf8');
  throw new Problem(501, 'no-pdf', 'PDFでの出力には、まだ対応していません。', {
    detail: 'Excel、CSV、JSONのいずれかで出力してください。',
  });
}

/** `report-352012-2026-10-r1-provisional.csv`, and the same in Japanese for those who save it. */
export function reportFileNames(model: ReportModel, format: ReportFormat): { ascii: string; local: string } {
  const { municipality, period, revision, state, stateLabel } = model;
  return {
    ascii: `report-${municipality.code}-${period.month}-r${revision}-${state}.${format}`,
    local: `達成状況報告_${municipality.name}_${period.month}_第${revision}版_${stateLabel}.${format}`,
  };
}
