import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { type Month } from '../../kernel/month.js';
import { type Fault, Problem } from '../../platform/problem.js';
import { confirmationsFor } from '../../reporting/status-report/confirmation.js';
import { refusals } from '../../reporting/status-report/status-checks.js';
import { type StatusEntry } from '../../reporting/status-report/status-entry.js';
import { type RowInput } from '../../reporting/status-report/form-faults.js';
import { type StatusFormDto, type StatusRowDto } from '../../reporting/status-report/status-answer.dto.js';
import { type SavedRows, StatusReportService } from '../../reporting/status-report/status-report.service.js';
import { type SubmissionListingState } from '../../reporting/submission/submission-states.js';
import { type Progress, progressBetween, progressOf } from './entry-progress.js';
import { type PostedRow } from './posted-rows.js';
import { CELL_FIELDS, cellsOf, type CellFault, readCells, sameCells } from './entry-cells.js';

/** A row that could not be saved: what was typed stays, beside what is wrong or what somebody else has saved. */
export interface RowTrouble {
  posted: PostedRow;
  faults: readonly CellFault[];
  /** The row as it is now, where somebody else was first. */
  current: StatusRowDto | null;
}

export interface SaveResult {
  /** Where the department's report stands now. */
  state: SubmissionListingState;
  /** The rows that were sent, as they are now. */
  rows: readonly StatusRowDto[];
  saved: number;
  /** By procedure. */
  troubles: ReadonlyMap<string, RowTrouble>;
  /** By how much the rows that were sent change what is done of the form. */
  progress: Progress;
  /** Whether somebody else has saved one of them since the page was drawn, and perhaps others. */
  hasOthers: boolean;
}

/** How often a save is tried again after somebody else was first. */
const ATTEMPTS = 5;

/** Saves what can be saved of a posted form and keeps the rest for its writer: no row waits for another's fault. */
@Injectable()
export class RowSaver {
  constructor(private readonly reports: StatusReportService) {}

  /** @throws Problem 409 where the month or the department's report takes no changes any more */
  async save(
    context: Context,
    month: Month,
    departmentId: string,
    posted: readonly PostedRow[],
  ): Promise<SaveResult> {
    const troubles = new Map<string, RowTrouble>();
    const readable = new Map<string, StatusEntry>();
    const sent = posted.filter((row) => row.touched);
    const inputs = sent.flatMap((row): RowInput[] => {
      const read = readCells(row.cells);
      if ('entry' in read) return [{ procedureId: row.procedureId, version: row.version, entry: read.entry }];
      troubles.set(row.procedureId, { posted: row, faults: read.faults, current: null });
      readable.set(row.procedureId, read.readable);
      return [];
    });
    const ids = posted.map(({ procedureId }) => procedureId);
    if (inputs.length === 0) {
      const unchanged = await this.unchanged(context, month, departmentId, { ids, troubles });
      return { ...unchanged, troubles: withAllFaults(unchanged, readable, month) };
    }
    const result = await this.saveAgain(() =>
      this.reports.saveRows(context, month, departmentId, inputs, ids),
    );
    const rowOf = new Map(result.rows.map((row) => [row.procedureId, row]));
    const faults = faultsByRow(result.faults, result);
    for (const row of sent) {
      const ofRow = faults.get(row.procedureId);
      if (ofRow) troubles.set(row.procedureId, { posted: row, faults: ofRow, current: null });
    }
    for (const input of inputs.filter(({ procedureId }) => result.stale.includes(procedureId))) {
      const [row, current] = [
        sent.find((one) => one.procedureId === input.procedureId),
        rowOf.get(input.procedureId),
      ];
      if (!row || !current) continue;
      const confirmedWarnings = confirmationsFor(input.entry, current);
      if (!sameCells(cellsOf({ ...input.entry, confirmedWarnings }), cellsOf(current)))
        troubles.set(row.procedureId, { posted: row, faults: [], current });
    }
    const { state, rows, saved } = result;
    const progress = progressBetween(progressOf(result.before), progressOf(rows));
    return {
      ...{ state, rows, saved: saved.length, progress, hasOthers: result.stale.length > 0 },
      troubles: withAllFaults({ rows, troubles }, readable, month),
    };
  }

  /** The rows as they are, where there is nothing to save; also of a month that takes no changes. */
  private async unchanged(
    context: Context,
    month: Month,
    departmentId: string,
    { ids, troubles }: { ids: readonly string[]; troubles: SaveResult['troubles'] },
  ): Promise<SaveResult> {
    const form = await this.reports.form(context, month, departmentId);
    const rows = form.rows.filter(({ procedureId }) => ids.includes(procedureId));
    return { state: form.state, rows, saved: 0, troubles, progress: progressOf([]), hasOthers: false };
  }

  /** Two who begin a department's report at once: the second finds it begun. */
  private async saveAgain(save: () => Promise<SavedRows>): Promise<SavedRows> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await save();
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'conflict' || attempt === ATTEMPTS) throw error;
      }
    }
  }
}

/** Rows with cells that cannot be read also say what is wrong with the others. */
function withAllFaults(
  { rows, troubles }: Pick<SaveResult, 'rows' | 'troubles'>,
  readable: ReadonlyMap<string, StatusEntry>,
  month: Month,
): SaveResult['troubles'] {
  const all = new Map(troubles);
  for (const row of rows) {
    const [entry, trouble] = [readable.get(row.procedureId), troubles.get(row.procedureId)];
    if (!entry || !trouble) continue;
    const { name, frequency, known } = row;
    const others = refusals({ name, frequency, month, entry, known }).flatMap(({ field, message }) => {
      const cell = CELL_FIELDS.find((one) => one === field);
      return cell ? [{ field: cell, message }] : [];
    });
    all.set(row.procedureId, { ...trouble, faults: [...trouble.faults, ...others] });
  }
  return all;
}

/** Faults placed `code.field`, `code` or by the procedure's id, by procedure. */
export function faultsByRow(
  faults: readonly Fault[],
  form: Pick<StatusFormDto, 'rows'>,
): Map<string, CellFault[]> {
  const byRow = new Map<string, CellFault[]>();
  const ids = new Map(form.rows.map(({ code, procedureId }) => [code, procedureId]));
  for (const { where, message } of faults) {
    const field = CELL_FIELDS.find((one) => where.endsWith(`.${one}`));
    const row = field ? where.slice(0, -field.length - 1) : where;
    const id = ids.get(row) ?? row;
    byRow.set(id, [...(byRow.get(id) ?? []), { field: field ?? 'stage', message }]);
  }
  return byRow;
}
