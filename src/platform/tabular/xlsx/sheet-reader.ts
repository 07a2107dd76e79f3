import { RowBudget } from '../read-limits.js';
import { type CellForm, isBlank, type SheetRow } from '../sheet-row.js';
import { LAST_COLUMN, LAST_ROW, readReference } from './cell-reference.js';
import { type CellSource, cellValue, type RawCell } from './cell-value.js';
import { damagedWorkbook } from './damaged-workbook.js';
import { MergedRanges } from './merged-ranges.js';
import { CellTextCollector } from './shared-strings.js';
import { type XmlHandler, type XmlTag } from './xml-reader.js';

/** How deep the elements of a sheet lie: sheetData in worksheet, then row, c, and v, f or is. */
const SECTION = 2;
const ROW = 3;
const CELL = 4;
const CONTENT = 5;

/** Takes the rows of a sheet that are not blank out of its XML. */
export class SheetReader implements XmlHandler {
  /** The columns that are hidden, by place. Known before the first row. */
  readonly hiddenColumns: number[] = [];
  private rows: SheetRow[] = [];
  private readonly budget = new RowBudget();
  private readonly merges: MergedRanges;
  private readonly content = new CellTextCollector();
  private section = '';
  private hasRows = false;
  /** Places are counted from 0; -1 before the first. */
  private row = -1;
  private column = -1;
  private hidden = false;
  private cells: string[] = [];
  private forms: CellForm[] = [];
  private cell: RawCell = emptyCell();
  private readingValue = false;
  private mergesSeen = 0;

  /** @param merges the merged ranges of the sheet, looked up ahead */
  constructor(
    private readonly source: CellSource,
    private readonly mergesAhead: readonly string[],
  ) {
    this.merges = new MergedRanges(mergesAhead);
  }

  /** The rows read since the last call. */
  takeRows(): SheetRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, tag: XmlTag, depth: number): void {
    if (depth === SECTION) this.beginSection(name);
    else if (depth < SECTION) {
      if (name !== 'worksheet') throw damagedWorkbook();
    } else if (this.section !== 'sheetData') this.openBesideRows(name, tag, depth);
    else if (depth === CELL && name === 'c') this.beginCell(tag);
    else if (depth === ROW && name === 'row') this.beginRow(tag);
    else if (depth === CONTENT) {
      if (name === 'v') this.readingValue = true;
      else if (name === 'f') this.cell.isFormula = true;
    } else if (depth > CONTENT) this.content.open(name);
  }

  close(name: string, depth: number): void {
    if (depth === 1 && this.mergesSeen !== this.mergesAhead.length) throw damagedWorkbook();
    if (this.section !== 'sheetData') return;
    if (depth > CONTENT) this.content.close(name);
    else if (depth === CONTENT) this.endContent(name);
    else if (depth === CELL && name === 'c') this.endCell();
    else if (depth === ROW && name === 'row') this.endRow();
    else if (depth === SECTION) this.section = '';
  }

  text(piece: string): void {
    if (this.readingValue) this.content.add(piece);
    else this.content.text(piece);
  }

  private beginSection(name: string): void {
    this.section = name;
    if (name !== 'sheetData') return;
    if (this.hasRows) throw damagedWorkbook();
    this.hasRows = true;
  }

  private openBesideRows(name: string, tag: XmlTag, depth: number): void {
    if (depth !== ROW) return;
    if (name === 'col' && this.section === 'cols') this.noteColumns(tag);
    if (name !== 'mergeCell' || this.section !== 'mergeCells') return;
    if (tag.attributes()['ref'] !== this.mergesAhead[this.mergesSeen]) throw damagedWorkbook();
    this.mergesSeen += 1;
  }

  private noteColumns(tag: XmlTag): void {
    const { min, max, hidden, width } = tag.attributes();
    if (!isTrue(hidden) && width !== '0') return;
    const last = Math.min(Number(max), LAST_COLUMN);
    for (let column = Number(min); column <= last && this.hiddenColumns.length < LAST_COLUMN; column += 1) {
      this.hiddenColumns.push(column - 1);
    }
  }

  private beginRow(tag: XmlTag): void {
    const { r, hidden, ht } = tag.attributes();
    const row = r === undefined ? this.row + 1 : Number(r) - 1;
    if (!(Number.isInteger(row) && row > this.row && row < LAST_ROW)) throw damagedWorkbook();
    this.row = row;
    this.column = -1;
    this.hidden = isTrue(hidden) || (ht !== undefined && Number(ht) === 0);
    this.cells = [];
    this.forms = [];
  }

  private beginCell(tag: XmlTag): void {
    const { r, t = 'n', s } = tag.attributes();
    const place = r === undefined ? { row: this.row, column: this.column + 1 } : readReference(r);
    if (place.row !== this.row || place.column <= this.column || place.column >= LAST_COLUMN) {
      throw damagedWorkbook();
    }
    this.column = place.column;
    this.cell = emptyCell();
    this.cell.type = t;
    this.cell.style = s === undefined ? 0 : Number(s);
  }

  private endContent(name: string): void {
    if (name === 'v') {
      this.readingValue = false;
      this.cell.value = this.content.take();
    } else if (name === 'is') this.cell.inline = this.content.take();
  }

  private endCell(): void {
    const { text, form } = cellValue(this.cell, this.source);
    if (text === '' && form === 't') return;
    while (this.cells.length < this.column) {
      this.cells.push('');
      this.forms.push('t');
    }
    this.cells.push(text);
    this.forms.push(form);
  }

  private endRow(): void {
    if (isBlank(this.cells) && !this.forms.includes('f')) return;
    const { cells, forms } = this;
    const merged = this.merges.fill(this.row, cells, forms);
    this.budget.spend(cells.filter((cell) => cell !== '').length, cells.length);
    const row: SheetRow = { row: this.row + 1, cells };
    if (forms.some((form) => form !== 't')) row.forms = forms.join('');
    if (this.hidden) row.hidden = true;
    if (merged) row.merged = merged;
    this.rows.push(row);
  }
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

const emptyCell = (): RawCell => ({ type: 'n', style: 0, value: undefined, inline: '', isFormula: false });
