import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { onlyDepartment, permit } from '../../access/permissions.js';
import { tokyoToday, type Clock } from '../../kernel/clock.js';
import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../../platform/keyset.js';
import { type Fault, conflict, refuseFaults } from '../../platform/problem.js';
import { countRefusals } from '../count-checks.js';
import { refuseUnlessOver } from './whole-years.js';
import { type YearlyEntry } from './yearly-count.js';
import { type YearlyLineDto } from './yearly-count-answer.dto.js';
import { YearlyCountRepository } from './yearly-count.repository.js';
import { YearlyCountWriter } from './yearly-count.writer.js';

/** An entry as it comes in: the version its writer has seen, 0 where nothing was recorded. */
export interface YearlyInput {
  procedureId: string;
  version: number;
  entry: YearlyEntry;
}

@Injectable()
export class YearlyCountService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(YearlyCountRepository) private readonly counts: YearlyCountRepository,
    @Inject(YearlyCountWriter) private readonly writer: YearlyCountWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Procedures by code with what is recorded of the year, 未回答 and version 0 where nothing is. */
  async list(
    context: Context,
    year: FiscalYear,
    { cursor, limit }: PageRequest,
  ): Promise<Page<YearlyLineDto>> {
    const departmentId = onlyDepartment(context, 'report.read');
    const [after = ''] = cursor ? decodeCursor(cursor, ['text']) : [];
    const lines = await this.database.snapshot(context, (tx) =>
      this.counts.page(tx, year, { after, limit: limit + 1, departmentId }),
    );
    return pageOf(lines, limit, ({ code }) => [code]);
  }

  /**
   * Records counts of a year that is over, all or none. Returns the lines as they are then.
   * @throws Problem 422 with every fault, 409 with both sides where somebody was first
   */
  async save(context: Context, year: FiscalYear, inputs: readonly YearlyInput[]): Promise<YearlyLineDto[]> {
    permit(context, 'report.enter');
    refuseUnlessOver(year, tokyoToday(this.clock));
    return this.database.transaction(context, async (tx) => {
      const ids = inputs.map(({ procedureId }) => procedureId);
      const lines = new Map((await this.counts.lock(tx, year, ids)).map((line) => [line.procedureId, line]));
      for (const { departmentId } of lines.values()) permit(context, 'report.enter', departmentId);
      const faults = inputs.flatMap((input, i) => faultsOf(input, lines, ids.indexOf(input.procedureId) < i));
      refuseFaults(faults, '年間件数に誤りがあります。');
      const changes = inputs.flatMap(({ procedureId, version, entry }) => {
        const line = lines.get(procedureId);
        return line ? [{ line, version, entry }] : [];
      });
      const stale = changes.filter(({ line, version }) => line.version !== version);
      if (stale.length > 0) {
        const yours = stale.map(({ line: { procedureId }, version, entry }) => ({
          procedureId,
          version,
          ...entry,
        }));
        const current = stale.map(({ line }) => line);
        throw conflict('年間件数', yours, current);
      }
      await this.writer.write(tx, context, year, changes);
      return this.counts.lock(tx, year, ids);
    });
  }
}

function faultsOf(
  { procedureId, entry }: YearlyInput,
  lines: ReadonlyMap<string, YearlyLineDto>,
  repeated: boolean,
): Fault[] {
  const line = lines.get(procedureId);
  if (!line) return [{ where: procedureId, message: '手続が見つかりません。番号をご確認ください。' }];
  const { code, name } = line;
  if (repeated) return [{ where: code, message: `「${name}」が2回指定されています。1回にしてください。` }];
  const pair = { total: entry.applicationsTotal, online: entry.applicationsOnline };
  return countRefusals(name, pair).map(({ field, message }) => ({ where: `${code}.${field}`, message }));
}
