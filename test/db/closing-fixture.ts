import { type Context } from '../../src/access/context.js';
import { parseMonth, type Month } from '../../src/kernel/month.js';
import { parsePeriod } from '../../src/kernel/period.js';
import {
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
  openMonth,
  type Department,
  type Town,
} from '../setup/town.js';
import { type AchievementFixture } from './achievement-fixture.js';
import { itemKeys, putReport } from './achievement-reports.js';

export const OCTOBER = parseMonth('2026-10');
export const NOVEMBER = parseMonth('2026-11');

/** A town of two departments and three procedures with October open: one has been accepted, the other submitted. */
export class ClosingFixture {
  private constructor(
    readonly achievement: AchievementFixture,
    readonly town: Town,
    readonly departments: [Department, Department],
    readonly procedures: string[],
  ) {}

  static async new(achievement: AchievementFixture): Promise<ClosingFixture> {
    const { database } = achievement;
    const town = await newMunicipality(database);
    const first = await newDepartment(database, town, { name: '市民課' });
    const second = await newDepartment(database, town, { name: '税務課' });
    const [item] = await itemKeys(database);
    const procedures: string[] = [];
    for (const [i, department] of [first, first, second].entries()) {
      const id = await newProcedure(database, town, {
        code: `P${i}`,
        departmentId: department.id,
        items: i === 0 ? [item!] : [],
        channels: [{ kind: 'e-application', url: 'https://example.jp/' }],
      });
      procedures.push(id);
    }
    const fixture = new ClosingFixture(achievement, town, [first, second], procedures);
    await fixture.openReported(OCTOBER);
    return fixture;
  }

  get context(): Context {
    return dxOffice(this.town);
  }

  /** Opens a month in which the first department is accepted and the second submitted. */
  async openReported(month: Month): Promise<void> {
    const { database, owedWork } = this.achievement;
    await openMonth(database, this.town, month);
    await putReport(database, this.town, this.departments[0], {
      month,
      rows: [
        { procedureId: this.procedures[0]!, stage: 'online', total: 10, online: 5 },
        { procedureId: this.procedures[1]!, stage: 'preparing', total: 20, online: 0 },
      ],
    });
    await putReport(database, this.town, this.departments[1], {
      month,
      state: 'submitted',
      rows: [{ procedureId: this.procedures[2]!, stage: 'end-to-end', total: 8, online: 8 }],
    });
    await database.transaction(this.town, (tx) => owedWork.raise(tx, 'provisional', [month, 'FY2026']));
  }

  async settle(): Promise<void> {
    await this.achievement.settle(this.context);
  }

  async close(month: Month): Promise<void> {
    await this.achievement.closing.close(this.context, month, { acceptSubmitted: true });
    await this.settle();
  }

  /** A change of the municipality's data by one statement whose first parameter is the municipality. */
  async change(sql: string, values: unknown[] = []): Promise<void> {
    await this.achievement.database.transaction(this.town, async (tx) => {
      await tx.query(sql, [this.town.municipality, ...values]);
      await this.achievement.owedWork.raiseAll(tx, 'provisional');
    });
  }

  async monthState(month: Month): Promise<{ state: string; revision: number } | undefined> {
    const [row] = await this.achievement.database.transaction(this.town, (tx) =>
      tx.query<{ state: string; revision: number }>(
        `SELECT state, revision FROM reporting_month WHERE municipality_id = $1 AND month = $2`,
        [this.town.municipality, month],
      ),
    );
    return row;
  }

  /** Everything stored about a revision's figures, as text: two of these are equal to the byte or not. */
  async bytes(period: string, revision = 1): Promise<string> {
    const parts = ['snapshot', 'figure', 'frozen_procedure', 'frozen_item'].map(
      (table) => `SELECT to_jsonb(t)::text AS line FROM ${table} t
                   WHERE municipality_id = $1 AND period = $2 AND revision = $3`,
    );
    const rows = await this.achievement.database.transaction(this.town, (tx) =>
      tx.query<{ line: string }>(`SELECT line FROM (${parts.join(' UNION ALL ')}) parts ORDER BY line`, [
        this.town.municipality,
        period,
        revision,
      ]),
    );
    if (rows.length === 0) throw new Error(`nothing is stored about ${period}`);
    return rows.map(({ line }) => line).join('\n');
  }

  /** `numerator/denominator state revision` of an indicator for the whole municipality. */
  async figure(period: string, key: string, revision?: number): Promise<string> {
    const query = { kind: 'municipality', revision } as const;
    const { figures } = await this.achievement.figures.list(this.context, parsePeriod(period), query);
    const found = figures.find((one) => one.key === key);
    return `${found?.numerator}/${found?.denominator} ${found?.state} ${found?.revision}`;
  }
}
