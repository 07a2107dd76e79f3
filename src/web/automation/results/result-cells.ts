import { BASES, type Basis, byKey } from '../../../automation/automation-words.js';
import { COUNT_FIELDS, type CountField, type ResultEntryDto } from '../../../automation/result/result.dto.js';
import { type Count, notApplicable, parseCountText } from '../../../kernel/count.js';
import { foldNumeral } from '../../../kernel/numeral.js';
import { cellReader, countCell, readNote } from '../../monthly-entry/entry-cells.js';
import { plainNumber } from '../../targets/plain-number.js';

/** The cells of a row that hold minutes. */
const MINUTE_FIELDS = ['peopleMinutes', 'robotMinutes'] as const;

/** The cells of a row that hold a number. */
export const AMOUNT_FIELDS = [...COUNT_FIELDS, ...MINUTE_FIELDS] as const;
export type AmountField = (typeof AMOUNT_FIELDS)[number];

/** The cells of a row, named as the checks name what is wrong. */
export const RESULT_FIELDS = [...AMOUNT_FIELDS, 'basis', 'note'] as const;
export type ResultField = (typeof RESULT_FIELDS)[number];

export const RESULT_LABELS: Record<ResultField, string> = {
  cases: '処理件数',
  robotRuns: 'ロボット実行回数',
  failures: '失敗回数',
  rework: '手戻り件数',
  peopleMinutes: '職員の作業時間（分）',
  robotMinutes: 'ロボット稼働時間（分）',
  basis: '算出方法',
  note: '備考',
};

/** A row as text, the way the page shows it and gets it back. */
export type ResultCells = Record<ResultField, string>;

/** What is to be said about a cell. */
export interface CellMessage {
  field: ResultField;
  message: string;
}

/** The cells of an entry. 未回答 is a blank cell. */
export function resultCells(entry: ResultEntryDto): ResultCells {
  const { peopleMinutes, robotMinutes, basis, note } = entry;
  return {
    ...byKey(COUNT_FIELDS, (field) => countCell(entry[field])),
    peopleMinutes: peopleMinutes ?? '',
    robotMinutes: robotMinutes ?? '',
    basis,
    note: note ?? '',
  };
}

/** All the cells in one text, to be compared. */
export function signatureOf(cells: ResultCells): string {
  return JSON.stringify(RESULT_FIELDS.map((field) => cells[field].replaceAll('\r\n', '\n').trim()));
}

/**
 * Reads the cells of a row; every fault is reported, and then there is no entry. Counts are read as in
 * a file (`parseCountText`), minutes a decimal; a blank is 未回答, never 0.
 */
export function readResultCells(cells: ResultCells): { entry: ResultEntryDto } | { faults: CellMessage[] } {
  const faults: CellMessage[] = [];
  const read = cellReader<ResultField>(cells, faults);
  const count = (field: CountField): Count =>
    read(field, (text) => parseCountText(text, { column: RESULT_LABELS[field] })) ?? notApplicable;
  const counts = byKey(COUNT_FIELDS, count);
  const basis = BASES.keys.find((key) => key === cells.basis);
  if (!basis) faults.push({ field: 'basis', message: '算出方法を選んでください。' });
  const note = read('note', readNote);
  if (faults.length > 0) return { faults };
  return {
    entry: {
      ...counts,
      ...byKey(MINUTE_FIELDS, (field) => minutesIn(cells[field])),
      basis: basis as Basis,
      note,
    },
  };
}

/** Minutes as typed, for the checks to read: `1,200` as `1200`, what has a sign as it is; null for a blank. */
function minutesIn(text: string): string | null {
  const numeral = foldNumeral(text);
  return (numeral.startsWith('-') ? numeral : plainNumber(numeral)) || null;
}
