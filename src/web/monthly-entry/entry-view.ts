import { type Fault } from '../../platform/problem.js';
import { type OpenWarning } from '../../reporting/submission/submit-blockers.js';
import { type StatusFormDto, type StatusRowDto } from '../../reporting/status-report/status-answer.dto.js';
import { type SubmissionOverviewDto } from '../../reporting/submission/submission.dto.js';
import { type ResultProgress } from '../automation/results/result-progress.js';
import { type Tab } from '../components/tabs.js';
import { type Cells, cellsOf, signatureOf } from './entry-cells.js';
import { type RowFilter } from './row-filter.js';
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
  /** Which rows show; the others are there as well. */
  show: RowFilter;
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
