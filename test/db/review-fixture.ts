import { type INestApplicationContext } from '@nestjs/common';
import { type Context } from '../../src/access/context.js';
import { parseMonth } from '../../src/kernel/month.js';
import { Database } from '../../src/platform/database/database.js';
import { ActionService } from '../../src/review/action.service.js';
import { ReviewService } from '../../src/review/review.service.js';
import {
  type Department,
  departmentUser,
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
  openMonth,
  type Town,
} from '../setup/town.js';

export const AUGUST = parseMonth('2026-08');
export const SEPTEMBER = parseMonth('2026-09');
export const OCTOBER = parseMonth('2026-10');
export const NOVEMBER = parseMonth('2026-11');

/** A town with three open months and two departments that report. */
export class ReviewFixture {
  private constructor(
    private readonly app: INestApplicationContext,
    readonly town: Town,
    readonly citizens: Department,
    readonly taxes: Department,
  ) {}

  static async new(app: INestApplicationContext): Promise<ReviewFixture> {
    const database = app.get(Database);
    const town = await newMunicipality(database);
    const citizens = await newDepartment(database, town, { name: '市民課' });
    const taxes = await newDepartment(database, town, { name: '税務課' });
    for (const { id: departmentId } of [citizens, taxes])
      await newProcedure(database, town, { departmentId });
    for (const month of [AUGUST, SEPTEMBER, OCTOBER]) await openMonth(database, town, month);
    return new ReviewFixture(app, town, citizens, taxes);
  }

  get database(): Database {
    return this.app.get(Database);
  }
  get review(): ReviewService {
    return this.app.get(ReviewService);
  }
  get actions(): ActionService {
    return this.app.get(ActionService);
  }
  get office(): Context {
    return dxOffice(this.town);
  }
  get clerk(): Context {
    return departmentUser(this.town, this.citizens);
  }

  /** Sets a month's state as a close or a reopening leaves it. */
  async setState(month: string, state: 'open' | 'closed'): Promise<void> {
    await this.database.transaction(this.town, (tx) =>
      tx.query(`UPDATE reporting_month SET state = $3 WHERE municipality_id = $1 AND month = $2`, [
        tx.municipality,
        month,
        state,
      ]),
    );
  }
}
