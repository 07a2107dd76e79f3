import { Injectable } from '@nestjs/common';
import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { type Sql, sql } from '../../platform/database/sql.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { countColumns, countPairOf, countsToStore, type StoredCounts } from '../stored-counts.sql.js';
import { onePartQuestion } from './one-part.js';
import { type YearlyEntry } from './yearly-count.js';
import { type YearlyLineDto } from './yearly-count-answer.dto.js';

/** An entry to be written over the version that was seen; 0 where none was there. */
export interface YearlyToWrite {
  procedureId: string;
  seenVersion: number;
  entry: YearlyEntry;
}

type StoredLine = StoredCounts & Omit<YearlyLineDto, 'applicationsTotal' | 'applicationsOnline' | 'question'>;

const linesOfYear = (tx: Transaction, year: FiscalYear): Sql => sql`
  SELECT p.id AS procedure_id, p.code, p.name, p.department_id, p.retired_at IS NOT NULL AS retired,
         ${countColumns('y')}, y.source, coalesce(y.version, 0) AS version
    FROM procedure p
    LEFT JOIN yearly_count y
      ON y.municipality_id = p.municipality_id AND y.fiscal_year = ${year} AND y.procedure_id = p.id
   WHERE p.municipality_id = ${tx.municipality}`;

@Injectable()
export class YearlyCountRepository {
  /** Procedures that are not retired or have a count, by code, after `after`; of one department alone if given. */
  async page(
    tx: Transaction,
    year: FiscalYear,
    { after, limit, departmentId }: { after: string; limit: number; departmentId: string | null },
  ): Promise<YearlyLineDto[]> {
    const rows = await tx.query<StoredLine>(sql`
      ${linesOfYear(tx, year)} AND (p.retired_at IS NULL OR y.version IS NOT NULL) AND p.code > ${after}
         AND (${departmentId}::uuid IS NULL OR p.department_id = ${departmentId})
       ORDER BY p.code LIMIT ${limit}`);
    return rows.map(lineOf);
  }

  /** The lines of these procedures, those recorded held until the commit. */
  async lock(tx: Transaction, year: FiscalYear, procedureIds: readonly string[]): Promise<YearlyLineDto[]> {
    await tx.query(sql`
      SELECT FROM yearly_count
       WHERE municipality_id = ${tx.municipality} AND fiscal_year = ${year}
         AND procedure_id = ANY (${procedureIds}::uuid[])
       ORDER BY procedure_id FOR UPDATE`);
    const rows = await tx.query<StoredLine>(sql`
      ${linesOfYear(tx, year)} AND p.id = ANY (${procedureIds}::uuid[]) ORDER BY p.code`);
    return rows.map(lineOf);
  }

  /**
   * Writes entries, each over the version seen. Fewer written than given: another writer was first, so the caller must
   * abort.
   */
  async write(tx: Transaction, year: FiscalYear, entries: readonly YearlyToWrite[]): Promise<number> {
    return tx.execute(sql`
      INSERT INTO yearly_count AS old (municipality_id, fiscal_year, procedure_id, applications_total,
             applications_total_na, applications_online, applications_online_na, source, version)
      SELECT ${tx.municipality}, ${year}, e.procedure_id, e.applications_total, e.applications_total_na,
             e.applications_online, e.applications_online_na, e.source, e.version + 1
        FROM jsonb_populate_recordset(NULL::yearly_count, ${asTableRows(entries.map(toStored))}) AS e
       ORDER BY e.procedure_id
      ON CONFLICT (municipality_id, fiscal_year, procedure_id) DO UPDATE
         SET applications_total = EXCLUDED.applications_total,
             applications_total_na = EXCLUDED.applications_total_na,
             applications_online = EXCLUDED.applications_online,
             applications_online_na = EXCLUDED.applications_online_na,
             source = EXCLUDED.source, version = EXCLUDED.version
       WHERE old.version = EXCLUDED.version - 1`);
  }
}

function lineOf({ total, totalNa, online, onlineNa, ...line }: StoredLine): YearlyLineDto {
  const counts = countPairOf({ total, totalNa, online, onlineNa });
  return {
    ...line,
    applicationsTotal: counts.total,
    applicationsOnline: counts.online,
    question: onePartQuestion(line.name, counts),
  };
}

function toStored({ procedureId, seenVersion, entry }: YearlyToWrite): object {
  return { procedureId, version: seenVersion, source: entry.source, ...countsToStore(entry) };
}
