import {
  type CellToWrite,
  type SheetToWrite,
  type WorkbookToWrite,
} from '../platform/tabular/sheet-to-write.js';
import { chartSheet } from './chart-sheet.js';
import { municipalityName } from './identity-lines.js';
import { type ReportModel } from './report-model.js';
import { sectionsOf } from './report-sections.js';
import { isOn } from './section/report-column.js';
import { type ReportTable } from './section/report-section.js';

/** The report as a workbook; each sheet names its months and states, so that it may be printed alone. */
export async function reportWorkbook(model: ReportModel): Promise<WorkbookToWrite> {
  const { municipality, period, stateLabel, revision } = model;
  const sheets: SheetToWrite[] = [];
  for (const block of sectionsOf(model).flatMap(({ blocks }) => blocks)) {
    if (block.kind === 'trend') sheets.push(await chartSheet(block.charts));
    if (block.kind === 'table' && block.sheet !== undefined)
      sheets.push(sheetOf(block, block.sheet, stateLabel));
  }
  return {
    sheets,
    print: {
      left: `${municipalityName(municipality)}　達成状況報告書　${period.label}`,
      right: `${stateLabel}　第${revision}版`,
    },
  };
}

function sheetOf({ columns, rows, stated }: ReportTable, name: string, stateLabel: string): SheetToWrite {
  const sheetColumns = columns.filter(isOn('sheet')).flatMap(({ sheet }) => sheet);
  const state: CellToWrite[] = stated ? [stateLabel] : [];
  return {
    name,
    columns: [...sheetColumns, ...(stated ? [{ title: '区分', kind: 'text' as const }] : [])],
    rows: rows.map((row) => [...sheetColumns.map((column) => column.value(row)), ...state]),
  };
}
