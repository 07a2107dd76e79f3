import { Injectable } from '@nestjs/common';
import { countFromColumns, countToColumns } from '../../kernel/count.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type EnteredBeforeDto, type EnteredEstimateDto } from './baseline.dto.js';

type Kept<Entry> = Entry & { projectId: string };
type StoredBefore = Omit<Kept<EnteredBeforeDto>, 'cases'> & { cases: number | null; casesNa: boolean };

/** What the work took before, and what it is expected to take: one of each a project. */
@Injectable()
export class BaselineRepository {
  /** Every "before" by project; of these projects alone if given. */
  async befores(tx: Transaction, projectIds?: readonly string[]): Promise<Map<string, EnteredBeforeDto>> {
    const rows = await tx.query<StoredBefore>(
      `SELECT project_id, minutes_per_case::text AS minutes_per_case, people::text, cases,
              cases_na, measured_from, measured_to, basis, note
         FROM automation_before
        WHERE municipality_id = $1 AND ($2::uuid[] IS NULL OR project_id = ANY ($2))`,
      [tx.municipality, projectIds ?? null],
    );
    return new Map(
      rows.map(({ projectId, casesNa, cases, ...row }) => [
        projectId,
        { ...row, cases: countFromColumns(cases, casesNa) },
      ]),
    );
  }

  async before(tx: Transaction, projectId: string): Promise<EnteredBeforeDto | null> {
    return (await this.befores(tx, [projectId])).get(projectId) ?? null;
  }

  /** Every estimate by project; of these projects alone if given. */
  async estimates(tx: Transaction, projectIds?: readonly string[]): Promise<Map<string, EnteredEstimateDto>> {
    const rows = await tx.query<Kept<EnteredEstimateDto>>(
      `SELECT project_id, minutes_per_case::text AS minutes_per_case, people::text,
              cases_per_year, note
         FROM automation_estimate
        WHERE municipality_id = $1 AND ($2::uuid[] IS NULL OR project_id = ANY ($2))`,
      [tx.municipality, projectIds ?? null],
    );
    return new Map(rows.map(({ projectId, ...row }) => [projectId, row]));
  }

  async estimate(tx: Transaction, projectId: string): Promise<EnteredEstimateDto | null> {
    return (await this.estimates(tx, [projectId])).get(projectId) ?? null;
  }

  /** Writes the "before" of a locked project over; null takes it away. */
  async setBefore(tx: Transaction, projectId: string, before: EnteredBeforeDto | null): Promise<void> {
    await this.remove(tx, 'automation_before', projectId);
    if (!before) return;
    const cases = countToColumns(before.cases);
    await tx.execute(
      `INSERT INTO automation_before (municipality_id, project_id, minutes_per_case, people, cases, cases_na,
                                      measured_from, measured_to, basis, note)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        tx.municipality,
        projectId,
        before.minutesPerCase,
        before.people,
        cases.value,
        cases.notApplicable,
        before.measuredFrom,
        before.measuredTo,
        before.basis,
        before.note,
      ],
    );
  }

  /** Writes the estimate of a locked project over; null takes it away. */
  async setEstimate(tx: Transaction, projectId: string, estimate: EnteredEstimateDto | null): Promise<void> {
    await this.remove(tx, 'automation_estimate', projectId);
    if (!estimate) return;
    await tx.execute(
      `INSERT INTO automation_estimate (municipality_id, project_id, minutes_per_case, people, cases_per_year, note)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        tx.municipality,
        projectId,
        estimate.minutesPerCase,
        estimate.people,
        estimate.casesPerYear,
        estimate.note,
      ],
    );
  }

  private async remove(
    tx: Transaction,
    table: 'automation_before' | 'automation_estimate',
    projectId: string,
  ): Promise<void> {
    await tx.execute(`DELETE FROM ${table} WHERE municipality_id = $1 AND project_id = $2`, [
      tx.municipality,
      projectId,
    ]);
  }
}
