import { renderPdf } from './pdf/render-pdf.js';
import { Problem } from '../platform/problem.js';
import { writeCsv } from '../platform/tabular/write-csv.js';
import { writeWorkbook } from '../platform/tabular/write-workbook.js';
import { dataCodes } from './data-codes.js';
import { reportData } from './report-data.js';
import { type ReportModel } from './report-model.js';
import { reportWorkbook } from './report-sheets.js';
import { REPORT_FORMATS, type ReportFormat } from './report-formats.js';
import { type CellToWrite, type TableToWrite } from '../platform/tabular/sheet-to-write.js';
import { type JsonTableDto, type ReportDto } from './report-answer.dto.js';

/** Reads the name of a format. @throws Problem 422 for any other word */
export function parseReportFormat(text: string): ReportFormat {
  const found = REPORT_FORMATS.find((format) => format === text);
  if (found) return found;
  throw new Problem(422, 'unknown-format', `形式「${text}」では出力できません。`, {
    detail: `${REPORT_FORMATS.join('、')} のいずれかを指定してください。`,
  });
}

/** One form of a report; all are made from the one model. */
export async function renderReport(model: ReportModel, format: ReportFormat): Promise<Buffer> {
  switch (format) {
    case 'pdf':
      return renderPdf(model);
    case 'xlsx':
      return writeWorkbook(await reportWorkbook(model));
    case 'csv':
      return writeCsv(reportData(model));
    case 'codes':
      return writeCsv(dataCodes(model));
    case 'json':
      return Buffer.from(`${reportJson(model)}\n`, 'utf8');
  }
}

/** `report-352012-2026-10-r1-provisional.csv`, and the same in Japanese for those who save it. */
export function reportFileNames(model: ReportModel, format: ReportFormat): { ascii: string; local: string } {
  const { municipality, period, revision, state, stateLabel } = model;
  const [ascii, local] = format === 'codes' ? ['-codes.csv', '_コード表.csv'] : [`.${format}`, `.${format}`];
  return {
    ascii: `report-${municipality.code}-${period.month}-r${revision}-${state}${ascii}`,
    local: `達成状況報告_${municipality.name}_${period.month}_第${revision}版_${stateLabel}${local}`,
  };
}

function reportJson(model: ReportModel): string {
  const tables = { data: jsonTable(reportData(model)), codes: jsonTable(dataCodes(model)) };
  return JSON.stringify({ ...model, ...tables } satisfies ReportDto);
}

/** Decimals are written as text in the model, to be exact; here they are numbers. */
function jsonTable({ columns, rows }: TableToWrite): JsonTableDto {
  const number = (cell: CellToWrite, at: number) =>
    columns[at]?.kind === 'decimal' && typeof cell === 'string' ? Number(cell) : cell;
  return {
    columns: columns.map(({ title }) => title),
    rows: Array.from(rows, (row) => row.map(number)),
  };
}
