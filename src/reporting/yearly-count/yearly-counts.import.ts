import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { refused, type ImportOutcome } from '../../platform/tabular/import-outcome.js';
import { permit } from '../../access/permissions.js';
import { textColumn } from '../../platform/tabular/text-cell.js';
import { tokyoToday, type Clock } from '../../kernel/clock.js';
import { ProcedureEntity } from '../../catalogue/procedure/procedure.entity.js';
import { ProcedureRepository } from '../../catalogue/procedure/procedure.repository.js';
import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { CLOCK } from '../../platform/clock-token.js';
import { labelsOf, textsOf } from '../../platform/database/labelled.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { defineColumns } from '../../platform/tabular/columns.js';
import { type FileFaultDto } from '../../platform/tabular/file-fault.dto.js';
import { type StandingRows } from '../../platform/tabular/row-changes.js';
import { type RowsRead } from '../../platform/tabular/read-rows.js';
import { countCell } from '../../platform/tabular/value-cells.js';
import { countRefusals } from '../count-checks.js';
import { countText } from '../count-text.js';
import { ProcedureFinder, rowsByProcedure } from '../procedure-finder.js';
import { refuseUnlessOver } from './whole-years.js';
import { onePartQuestion } from './one-part.js';
import { type YearlyEntry } from './yearly-count.js';
import { YearlyCountEntity } from './yearly-count.entity.js';
import { YearlyCountRepository } from './yearly-count.repository.js';
import { YearlyCountWriter } from './yearly-count.writer.js';

const PROCEDURE = textsOf(ProcedureEntity);
const LABELS = labelsOf(YearlyCountEntity);

export const yearlyCountColumns = defineColumns({
  code: { ...textColumn(PROCEDURE.code), example: 'JUMIN-001' },
  name: { ...textColumn(PROCEDURE.name), example: '住民票の写しの交付請求' },
  applicationsTotal: { name: LABELS.applicationsTotal, required: true, example: '1200', read: countCell },
  applicationsOnline: {
    name: LABELS.applicationsOnline,
    aliases: ['オンライン', 'オンライン申請件数'],
    required: true,
    example: '340',
    read: countCell,
  },
  source: { ...textColumn(textsOf(YearlyCountEntity).source), example: '市民課集計' },
});

type Rows = RowsRead<typeof yearlyCountColumns>['rows'];

/** Counts of a whole fiscal year from a file. */
@Injectable()
export class YearlyCountsImport {
  readonly columns = yearlyCountColumns;
  readonly oneOf = [['code', 'name']] as const;

  constructor(
    @Inject(ProcedureRepository) private readonly procedures: ProcedureRepository,
    @Inject(YearlyCountRepository) private readonly counts: YearlyCountRepository,
    @Inject(YearlyCountWriter) private readonly writer: YearlyCountWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Records the counts of the procedures the file names; the others stay. Without the column 出典 a source stays as
   * it is. Writes nothing where a row is at fault. Ends by raising what is owed.
   * @throws Problem 422 for a fiscal year that is not over
   */
  async apply(
    tx: Transaction,
    context: Context,
    rows: Rows,
    { fiscalYear }: { fiscalYear: FiscalYear },
  ): Promise<ImportOutcome> {
    permit(context, 'import.run');
    refuseUnlessOver(fiscalYear, tokyoToday(this.clock));
    const finder = new ProcedureFinder(await this.procedures.registered(tx));
    const errors: FileFaultDto[] = [];
    const resolvedRows = rows.flatMap(({ row, values }) => {
      const found = finder.find(row, values);
      if ('fault' in found) {
        errors.push(found.fault);
        return [];
      }
      errors.push(...faultsOf(row, found.procedure.name, values));
      return [{ row, name: found.procedure.name, procedureId: found.procedure.id, values }];
    });
    if (errors.length > 0) return refused(errors);
    const ids = resolvedRows.map(({ procedureId }) => procedureId);
    const lines = new Map((await this.counts.lock(tx, fiscalYear, ids)).map((l) => [l.procedureId, l]));
    const questions: string[] = [];
    const changes = resolvedRows.flatMap(({ row, name, procedureId, values }) => {
      const line = lines.get(procedureId);
      if (!line) return [];
      const { applicationsTotal, applicationsOnline, source = line.source } = values;
      const entry: YearlyEntry = { applicationsTotal, applicationsOnline, source };
      const question = onePartQuestion(name, { total: applicationsTotal, online: applicationsOnline });
      if (question !== null) questions.push(`${row}行目：${question}`);
      return [{ line, entry }];
    });
    const notes = questions.length > 0 ? { notes: questions } : {};
    return { ...(await this.writer.write(tx, context, fiscalYear, changes)), errors: [], ...notes };
  }

  /** What is recorded of the procedures that the rows name. */
  async standing(
    tx: Transaction,
    rows: Rows,
    { fiscalYear }: { fiscalYear: FiscalYear },
  ): Promise<StandingRows> {
    const rowById = rowsByProcedure(rows, await this.procedures.registered(tx));
    const columns = yearlyCountColumns;
    return new Map(
      (await this.counts.lock(tx, fiscalYear, [...rowById.keys()])).flatMap((line) => {
        const row = rowById.get(line.procedureId);
        if (row === undefined || line.version === 0) return [];
        const cells = {
          [columns.applicationsTotal.name]: countText(line.applicationsTotal),
          [columns.applicationsOnline.name]: countText(line.applicationsOnline),
          [columns.source.name]: line.source,
        };
        return [[row, { subject: `${line.code} ${line.name}`, cells }] as const];
      }),
    );
  }
}

function faultsOf(row: number, name: string, values: Rows[number]['values']): FileFaultDto[] {
  const { applicationsTotal: total, applicationsOnline: online } = values;
  return countRefusals(name, { total, online }).map(({ message }) => ({
    row,
    column: yearlyCountColumns.applicationsOnline.name,
    value: countText(online),
    message,
  }));
}
