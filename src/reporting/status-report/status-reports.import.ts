import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { departmentToImport } from '../../access/import-reach.js';
import {
  EXEMPT_REASON_WORDS,
  stageCell,
  wordCell,
} from '../../catalogue/procedure-import/procedure-cells.js';
import { ProcedureEntity } from '../../catalogue/procedure/procedure.entity.js';
import { type RegisteredProcedure } from '../../catalogue/procedure/similar-procedures.js';
import { ProcedureRepository } from '../../catalogue/procedure/procedure.repository.js';
import { type Month } from '../../kernel/month.js';
import { labelsOf, textsOf } from '../../platform/database/labelled.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { defineColumns } from '../../platform/tabular/columns.js';
import { type FileFaultDto } from '../../platform/tabular/file-fault.dto.js';
import { refused, type ImportOutcome } from '../../platform/tabular/import-outcome.js';
import { type StandingRow, type StandingRows } from '../../platform/tabular/row-changes.js';
import { type RowsRead } from '../../platform/tabular/read-rows.js';
import { textColumn } from '../../platform/tabular/text-cell.js';
import { countCell, monthCell } from '../../platform/tabular/value-cells.js';
import { MonthRepository } from '../month/month.repository.js';
import { ProcedureFinder, rowsByProcedure } from '../procedure-finder.js';
import { type SubmissionDto } from '../submission/submission.dto.js';
import { notEditable } from '../submission/submission-problems.js';
import { EDITABLE_SUBMISSION_STATES, type SubmissionState } from '../submission/submission-states.js';
import { SubmissionRepository } from '../submission/submission.repository.js';
import { cellOf } from './status-cells.js';
import { checkOf, refusals } from './status-checks.js';
import { isSaved, type StatusLine } from './status-entry.js';
import { mergeStatus } from './status-merge.js';
import { StatusReportEntity } from './status-report.entity.js';
import { type AlreadyKnown, StatusLineRepository } from './status-line.repository.js';
import { StatusReportWriter, type LineChange } from './status-report.writer.js';

const PROCEDURE = textsOf(ProcedureEntity);
const LABELS = labelsOf(StatusReportEntity);

export const statusReportColumns = defineColumns({
  code: { ...textColumn(PROCEDURE.code), example: 'JUMIN-001' },
  name: { ...textColumn(PROCEDURE.name), example: '住民票の写しの交付請求' },
  stage: { name: LABELS.stage, example: '一部オンライン', read: stageCell },
  exemptReason: {
    name: LABELS.exemptReason,
    rule: '段階が「適用除外」のときだけ、選べる値から1つ。',
    read: wordCell(EXEMPT_REASON_WORDS),
  },
  applicationsTotal: { name: LABELS.applicationsTotal, example: '120', read: countCell },
  applicationsOnline: {
    name: LABELS.applicationsOnline,
    aliases: ['オンライン', 'オンライン申請件数'],
    example: '34',
    read: countCell,
  },
  plannedMonth: { name: LABELS.plannedMonth, example: '2027-03', read: monthCell },
  note: textColumn(textsOf(StatusReportEntity).note),
});

type Rows = RowsRead<typeof statusReportColumns>['rows'];

/** What a row says of its procedure. */
const FIELDS = [
  ...(['stage', 'exemptReason', 'applicationsTotal', 'applicationsOnline'] as const),
  ...(['plannedMonth', 'note'] as const),
];

const NOT_IN_CORRECTION = 'この月の訂正にない手続です。確定値にある手続だけを記入してください。';
const OF_OTHERS = 'この月は、ほかの課が報告している手続です。行を削除してください。';

/** A row of the file with the procedure it means. */
interface Meant {
  row: Rows[number];
  procedureId: string;
}

interface ImportBasis {
  lines: Map<string, StatusLine>;
  /** Locked; of a department that has not begun there is none. */
  submissions: SubmissionDto[];
}

/** Status reports of any departments from one file: they fill drafts, which the departments then look over and submit. */
@Injectable()
export class StatusReportsImport {
  readonly columns = statusReportColumns;
  readonly oneOf = [['code', 'name']] as const;
  /** A department imports rows of its own. */
  readonly own = 'report.enter';

  constructor(
    @Inject(MonthRepository) private readonly months: MonthRepository,
    @Inject(ProcedureRepository) private readonly procedures: ProcedureRepository,
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(StatusLineRepository) private readonly lines: StatusLineRepository,
    @Inject(StatusReportWriter) private readonly writer: StatusReportWriter,
  ) {}

  /**
   * Saves the rows of one month as drafts; procedures the file does not name stay. Writes nothing where a row is at
   * fault; a row that changes nothing is never one. A department imports rows of its own alone. Ends by raising what is
   * owed.
   * @throws Problem 409 unless the month is open
   */
  async apply(
    tx: Transaction,
    context: Context,
    rows: Rows,
    { month }: { month: Month },
  ): Promise<ImportOutcome> {
    const own = departmentToImport(context, this.own);
    await this.months.lockForWriting(tx, month);
    await this.writer.moveDraftsAlong(tx, context, month);
    const errors: FileFaultDto[] = [];
    const finder = new ProcedureFinder(await this.importable(tx, month, own));
    const resolvedRows = this.meantBy(rows, finder, errors);
    const ids = resolvedRows.map(({ procedureId }) => procedureId);
    const { lines, submissions } = await this.hold(tx, month, ids);
    const states = new Map(submissions.map(({ departmentId, state }) => [departmentId, state]));
    const changes: LineChange[] = [];
    for (const { row, procedureId } of resolvedRows) {
      const line = lines.get(procedureId);
      const isOthers = line !== undefined && own !== null && line.departmentId !== own;
      if (!line || isOthers) {
        const { name: column } = statusReportColumns.code;
        const message = isOthers ? OF_OTHERS : NOT_IN_CORRECTION;
        errors.push({ row: row.row, column, value: row.values.code || null, message });
        continue;
      }
      const entry = mergeStatus(line, row.values);
      changes.push({ line, entry });
      if (!isSaved(line.saved, entry)) errors.push(...faultsOf(row, { line, entry }, month, states));
    }
    if (errors.length > 0) return refused(errors.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)));
    const { counts } = await this.writer.write(tx, context, month, changes, submissions);
    return { ...counts, errors: [] };
  }

  /** What has been entered of the procedures that the rows name. */
  async standing(tx: Transaction, rows: Rows, { month }: { month: Month }): Promise<StandingRows> {
    await this.months.lockForWriting(tx, month);
    const rowById = rowsByProcedure(rows, await this.procedures.registered(tx));
    const { lines } = await this.hold(tx, month, [...rowById.keys()], {});
    return new Map(
      [...lines.values()].flatMap(({ procedureId, code, name, saved }) => {
        const row = rowById.get(procedureId);
        if (row === undefined || saved === null) return [];
        const cells = FIELDS.map((field) => cellOf(field, saved)).map(({ column, value }) => [column, value]);
        const all = {
          ...(Object.fromEntries(cells) as StandingRow['cells']),
          差戻しの理由: saved.returnReason,
        };
        return [[row, { subject: `${code} ${name}`, cells: all }] as const];
      }),
    );
  }

  /** The procedures that rows may name: all, or those that are or were reported by one department. */
  private async importable(
    tx: Transaction,
    month: Month,
    own: string | null,
  ): Promise<RegisteredProcedure[]> {
    const registered = await this.procedures.registered(tx);
    if (own === null) return registered;
    const form = await this.lines.ofDepartment(tx, month, own, { draftsMoved: true });
    const inForm = new Set(form.map(({ procedureId }) => procedureId));
    return registered.filter(({ id, departmentId }) => departmentId === own || inForm.has(id));
  }

  private meantBy(rows: Rows, finder: ProcedureFinder, errors: FileFaultDto[]): Meant[] {
    return rows.flatMap((row) => {
      const found = finder.find(row.row, row.values);
      if ('procedure' in found) return [{ row, procedureId: found.procedure.id }];
      errors.push(found.fault);
      return [];
    });
  }

  /** The lines as they stand once their submissions are held, and where those stand. */
  private async hold(
    tx: Transaction,
    month: Month,
    procedureIds: string[],
    known: AlreadyKnown = { draftsMoved: true },
  ): Promise<ImportBasis> {
    const linesBefore = await this.lines.ofProcedures(tx, month, procedureIds, known);
    const departmentIds = [...new Set(linesBefore.map(({ departmentId }) => departmentId))];
    const submissions = await this.submissions.lock(tx, month, departmentIds);
    const lines = await this.lines.ofProcedures(tx, month, procedureIds, known);
    return {
      lines: new Map(lines.map((line) => [line.procedureId, line])),
      submissions,
    };
  }
}

function faultsOf(
  { row, values }: Rows[number],
  { line, entry }: LineChange,
  month: Month,
  states: ReadonlyMap<string, SubmissionState>,
): FileFaultDto[] {
  const state = states.get(line.departmentId) ?? 'draft';
  if (!EDITABLE_SUBMISSION_STATES.includes(state)) {
    const column = values.code ? statusReportColumns.code.name : statusReportColumns.name.name;
    return [{ row, column, value: values.code || values.name || null, message: notEditable(state).message }];
  }
  return refusals(checkOf(line, month, entry)).map(({ field, message }) => ({
    row,
    ...cellOf(field, entry),
    message,
  }));
}
