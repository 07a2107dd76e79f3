import { type Count, notProvided, parseCountText } from '../../kernel/count.js';
import { grouped } from '../../kernel/figure-words.js';
import { InvalidInput } from '../../kernel/invalid-input.js';
import { EXEMPT_REASONS, type ExemptReason, STAGES, type Stage } from '../../kernel/stage.js';
import { normalise } from '../../kernel/text.js';
import { readPlannedMonth } from '../../reporting/status-report/status-cells.js';
import { type StatusEntry } from '../../reporting/status-report/status-entry.js';
import { type KnownStatusDto } from '../../reporting/status-report/status-answer.dto.js';

/** The cells of a row, named as the checks name what is wrong. */
export const CELL_LABELS = {
  stage: '段階',
  exemptReason: '適用除外の理由',
  applicationsTotal: '総件数',
  applicationsOnline: 'オンライン件数',
  plannedMonth: '予定年月',
  note: '備考',
};
export type CellField = keyof typeof CELL_LABELS;
export const CELL_FIELDS = Object.keys(CELL_LABELS) as CellField[];

/** The cells of a row as text, the way the page shows them and gets them back. */
export type Cells = Record<CellField, string> & {
  /** Codes of the warnings ticked as confirmed. */
  readonly confirmed: readonly string[];
};

/** What is wrong with a cell. */
export interface CellFault {
  field: CellField;
  message: string;
}

const LONGEST_NOTE = 2000;

/** Reads the cells of a row one by one. What cannot be read is put among the faults, and is null. */
export function cellReader<Field extends string>(
  cells: Readonly<Record<Field, string>>,
  faults: { field: Field; message: string }[],
) {
  return <Value>(field: Field, from: (text: string) => Value): Value | null => {
    try {
      return from(cells[field].trim());
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      faults.push({ field, message: error.message });
      return null;
    }
  };
}

/** A note; null where it is blank. @throws InvalidInput where it is too long */
export function readNote(text: string): string | null {
  const note = text.replaceAll('\r\n', '\n').trim();
  if (note.length <= LONGEST_NOTE) return note || null;
  throw new InvalidInput(`備考は${grouped(LONGEST_NOTE)}文字以内で入力してください。`, text);
}

/** The cells of an entry. 未回答 is a blank cell. */
export function cellsOf(entry: StatusEntry): Cells {
  return {
    stage: entry.stage ?? '',
    exemptReason: entry.exemptReason ?? '',
    applicationsTotal: countCell(entry.applicationsTotal),
    applicationsOnline: countCell(entry.applicationsOnline),
    plannedMonth: entry.plannedMonth ?? '',
    note: entry.note ?? '',
    confirmed: entry.confirmedWarnings,
  };
}

/** A count as its cell shows it: `1,234`, 「該当なし」, blank for 未回答. */
export function countCell(count: Count): string {
  if (count.kind === 'value') return count.value.toLocaleString('ja-JP');
  return count.kind === 'not-applicable' ? '該当なし' : '';
}

/** Whether two rows of cells say the same; what was ticked may be in any order. */
export function sameCells(a: Cells, b: Cells): boolean {
  return signatureOf(a) === signatureOf(b);
}

/** All the cells in one text, to be compared. The reason counts only beside 適用除外, as `readCells` has it. */
export function signatureOf(cells: Cells): string {
  const texts = CELL_FIELDS.filter((field) => field !== 'exemptReason' || cells.stage === 'exempt').map(
    (field) => cells[field].replaceAll('\r\n', '\n').trim(),
  );
  return JSON.stringify([...texts, [...cells.confirmed].sort()]);
}

/**
 * Reads the cells of a row; every fault is reported, and then there is no entry but what could be read of it, the rest
 * unanswered. Counts are read as in a file (`parseCountText`). A reason is dropped unless the stage is 適用除外.
 */
export function readCells(
  cells: Cells,
): { entry: StatusEntry; faults: [] } | { readable: StatusEntry; faults: CellFault[] } {
  const faults: CellFault[] = [];
  const read = cellReader<CellField>(cells, faults);
  const count = (field: CellField) =>
    read(field, (text) => parseCountText(text, { column: CELL_LABELS[field] }));
  const total = count('applicationsTotal');
  const online = count('applicationsOnline');
  const plannedMonth = read('plannedMonth', (text) => readPlannedMonth(normalise(text)));
  const note = read('note', readNote);
  const stage = oneOf<Stage>(STAGES, cells.stage);
  const entry = {
    stage,
    exemptReason: stage === 'exempt' ? oneOf<ExemptReason>(EXEMPT_REASONS, cells.exemptReason) : null,
    applicationsTotal: total ?? notProvided,
    applicationsOnline: online ?? notProvided,
    plannedMonth,
    note,
    confirmedWarnings: [...new Set(cells.confirmed)],
  };
  return faults.length > 0 ? { readable: entry, faults } : { entry, faults: [] };
}

function oneOf<Word extends string>(words: readonly Word[], text: string): Word | null {
  return words.find((word) => word === text) ?? null;
}

/** A sentence of the checks as it stands beside its own row: it need not name the procedure again. */
export function shortened(message: string, name: string): string {
  const [itself, of] = [`「${name}」`, `「${name}」の`];
  if (message.startsWith(of)) return message.slice(of.length);
  return message.startsWith(itself) ? `この手続${message.slice(itself.length)}` : message;
}

/** What was counted a month and a year before: `前月 1,234 ／ 前年 ―`; 「―」 where there is no report. */
export function beforeText(known: KnownStatusDto, of: 'total' | 'online'): string {
  return beforeTexts(known, of)
    .map((texts) => texts.join(' '))
    .join(' ／ ');
}

/** The same, each time with its count. */
export function beforeTexts(known: KnownStatusDto, of: 'total' | 'online'): [when: string, count: string][] {
  const text = (pair: KnownStatusDto['previousMonth']) =>
    pair === null ? '―' : countCell(pair[of]) || '未回答';
  return [
    ['前月', text(known.previousMonth)],
    ['前年', text(known.sameMonthLastYear)],
  ];
}
