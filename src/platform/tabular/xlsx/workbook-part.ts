import { FileProblem } from '../file-problem.js';
import { beyondLimit, READ_LIMITS } from '../read-limits.js';
import { damagedWorkbook } from './damaged-workbook.js';
import { readXml } from './read-xml.js';

/** A sheet as the workbook lists it; `hidden` also for those only a macro can show. */
export interface SheetListing {
  name: string;
  relationship: string;
  hidden: boolean;
}

export interface WorkbookPart {
  sheets: SheetListing[];
  /** Whether days are counted from 1904 and not from 1900. */
  dates1904: boolean;
  /** Whether the formulas' results are said to be worked out anew at opening: those in the file are stand-ins. */
  resultsAreStale: boolean;
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true' || value === 'on';

/** Reads what the workbook says of itself. */
export function readWorkbookPart(content: Buffer): WorkbookPart {
  const part: WorkbookPart = { sheets: [], dates1904: false, resultsAreStale: false };
  readXml(content, {
    open(name, tag, depth) {
      if (depth === 1 && name !== 'workbook') throw damagedWorkbook();
      if (name === 'workbookPr' && depth === 2) part.dates1904 = isTrue(tag.attributes()['date1904']);
      if (name === 'calcPr' && depth === 2) part.resultsAreStale = isTrue(tag.attributes()['fullCalcOnLoad']);
      if (name === 'sheet' && depth === 3) part.sheets.push(sheetOf(tag.attributes()));
      if (part.sheets.length > READ_LIMITS.sheets) throw beyondLimit('シートの数', READ_LIMITS.sheets, '枚');
    },
  });
  return part;
}

function sheetOf(attributes: Record<string, string | undefined>): SheetListing {
  const { name, state = '' } = attributes;
  const reference = Object.keys(attributes).find((key) => /^\w+:id$/.test(key));
  const relationship = reference === undefined ? undefined : attributes[reference];
  if (name === undefined || relationship === undefined) throw damagedWorkbook();
  return { name, relationship, hidden: /hidden/i.test(state) };
}

/** The sheet of that name, or the first that is shown. @throws FileProblem where there is none */
export function chosenSheet(sheets: readonly SheetListing[], name?: string): SheetListing {
  const found = sheets.find((sheet) => (name === undefined ? !sheet.hidden : sheet.name === name));
  if (found) return found;
  const names = sheets.map((sheet) => `「${sheet.name}」`).join('');
  throw new FileProblem(
    name === undefined
      ? 'Excel ファイルに表示されているシートがありません。'
      : `シート「${name}」がありません。このファイルのシートは${names}です。`,
  );
}
