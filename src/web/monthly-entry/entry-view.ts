import { type Fault } from '../../platform/problem.js';
import { type OpenWarning } from '../../reporting/submission/submit-blockers.js';
import { type StatusFormDto, type StatusRowDto } from '../../reporting/status-report/status-answer.dto.js';
import { type SubmissionOverviewDto } from '../../reporting/submission/submission.dto.js';
import { type ResultProgress } from '../automation/results/result-progress.js';
import { type Tab } from '../components/tabs.js';
import { type CellField, type Cells, cellsOf, signatureOf } from './entry-cells.js';
import { fieldName } from './posted-rows.js';
import { type RowTrouble } from './row-saver.service.js';

/** What stands in the way of a submission. */
export interface Blockers {
  faults: readonly Fault[];
  warnings: readonly OpenWarning[];
}

/** A department's month as a page. */
export interface EntryView {
  /** The page's own address; the actions stand below it. */
  base: string;
  /** Other months of the same department. */
  months: readonly Tab[];
  form: StatusFormDto;
  may: { enter: boolean; approve: boolean };
  /** Whether what is entered here is 代理入力. */
  onBehalf: boolean;
  troubles: ReadonlyMap<string, RowTrouble>;
  blockers: Blockers | null;
  /** How much of the month's results of automation projects is there. */
  automation: ResultProgress;
  /** Reports of departments that this one has taken over from. */
  inherited: readonly SubmissionOverviewDto[];
}

/** A row as it is drawn. */
export interface RowView {
  row: StatusRowDto;
  cells: Cells;
  was: string;
  version: number;
  trouble: RowTrouble | null;
}

/** The row, with what was typed where it could not be saved. */
export function rowView(row: StatusRowDto, troubles: EntryView['troubles']): RowView {
  const trouble = troubles.get(row.procedureId) ?? null;
  if (trouble) {
    const { cells, was, version } = trouble.posted;
    return { row, cells, was, version, trouble };
  }
  const cells = cellsOf(row);
  return { row, cells, was: signatureOf(cells), version: row.version, trouble };
}

/** Whether rows can be entered now. */
export function isEditable({ form, may }: Pick<EntryView, 'form' | 'may'>): boolean {
  const open = ['not-started', 'draft', 'returned'].includes(form.state);
  return may.enter && form.monthState === 'open' && open;
}

const PROGRESS_FIELDS = ['all', 'saved', 'returned', 'warnings'] as const;

export type Progress = Record<(typeof PROGRESS_FIELDS)[number], number>;

/** How much of these rows is done, and what asks for another look. */
export function progressOf(rows: readonly StatusRowDto[]): Progress {
  const open = rows.flatMap(({ warnings }) => warnings).filter(({ confirmed }) => !confirmed);
  return {
    all: rows.length,
    saved: rows.filter(({ version }) => version > 0).length,
    returned: rows.filter(({ returnReason }) => returnReason !== null).length,
    warnings: open.length,
  };
}

/** What rows that are `after` add to a form in which they were `before`. */
export function progressBetween(before: Progress, after: Progress): Progress {
  return combined(PROGRESS_FIELDS.map((field) => after[field] - before[field]));
}

/** The progress that a page shows, with what a save has added to it. */
export function progressAfter(shown: Progress, added: Progress): Progress {
  return combined(PROGRESS_FIELDS.map((field) => Math.max(0, shown[field] + added[field])));
}

/** The progress as a page sends it along with the rows it saves: `50,12,0,3`. */
export function progressText(progress: Progress): string {
  return PROGRESS_FIELDS.map((field) => progress[field]).join(',');
}

/** Reads such a text; null for any other. */
export function readProgress(text: string): Progress | null {
  return /^\d{1,6}(,\d{1,6}){3}$/.test(text) ? combined(text.split(',').map(Number)) : null;
}

function combined(values: readonly number[]): Progress {
  return Object.fromEntries(PROGRESS_FIELDS.map((field, at) => [field, values[at] ?? 0])) as Progress;
}

/** The id of a cell, by which the list of errors leads to it. */
export function cellId(field: CellField, procedureId: string): string {
  return fieldName(field, procedureId);
}

export function rowId(procedureId: string): string {
  return `row-${procedureId}`;
}
