import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { type Month } from '../../kernel/month.js';
import { type Fault, Problem } from '../../platform/problem.js';
import { confirmationsFor } from '../../reporting/status-report/confirmation.js';
import { type RowInput } from '../../reporting/status-report/form-faults.js';
import { type StatusFormDto, type StatusRowDto } from '../../reporting/status-report/status-answer.dto.js';
import { StatusReportService } from '../../reporting/status-report/status-report.service.js';
import { type PostedRow } from './posted-rows.js';
import { CELL_FIELDS, cellsOf, type CellFault, readCells, sameCells } from './entry-cells.js';

/** A row that could not be saved: what was typed stays, beside what is wrong or what somebody else has saved. */
export interface RowTrouble {
  posted: PostedRow;
  faults: readonly CellFault[];
  /** The row as it is now, where somebody else was first. */
  current: StatusRowDto | null;
}

export interface SavedRows {
  form: StatusFormDto;
  saved: number;
  /** By procedure. */
  troubles: ReadonlyMap<string, RowTrouble>;
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
  ): Promise<SavedRows> {
    const troubles = new Map<string, RowTrouble>();
    const keep = (row: PostedRow, faults: readonly CellFault[], current: StatusRowDto | null = null) =>
      troubles.set(row.procedureId, { posted: row, faults, current });
    const touchedRows = posted.filter((row) => row.touched);
    const byId = new Map(touchedRows.map((row) => [row.procedureId, row]));
    let inputs = touchedRows.flatMap((row): RowInput[] => {
      const read = readCells(row.cells);
      if ('entry' in read) return [{ procedureId: row.procedureId, version: row.version, entry: read.entry }];
      keep(row, read.faults);
      return [];
    });
    for (let attempt = 1; ; attempt += 1) {
      const form = await this.reports.form(context, month, departmentId);
      inputs = inputs.filter((input) => {
        const current = form.rows.find(({ procedureId }) => procedureId === input.procedureId);
        if (!current || current.version === input.version) return true;
        const row = byId.get(input.procedureId);
        const confirmedWarnings = confirmationsFor(input.entry, current);
        const cells = cellsOf({ ...input.entry, confirmedWarnings });
        if (row && !sameCells(cells, cellsOf(current))) keep(row, [], current);
        return false;
      });
      if (inputs.length === 0) return { form, saved: 0, troubles };
      try {
        const after = await this.reports.saveAll(context, month, departmentId, inputs);
        return { form: after, saved: inputs.length, troubles };
      } catch (error) {
        if (!(error instanceof Problem) || attempt === ATTEMPTS) throw error;
        if (error.status !== 422 && error.code !== 'conflict') throw error;
        const wrong = faultsByRow(error.particulars.errors ?? [], form);
        if (error.status === 422 && wrong.size === 0) throw error;
        for (const [id, faults] of wrong) {
          const row = byId.get(id);
          if (row) keep(row, faults);
        }
        inputs = inputs.filter(({ procedureId }) => !wrong.has(procedureId));
      }
    }
  }
}

/** Faults placed `code.field`, `code` or by the procedure's id, by procedure. */
export function faultsByRow(faults: readonly Fault[], form: StatusFormDto): Map<string, CellFault[]> {
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
