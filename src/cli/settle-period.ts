import { type INestApplicationContext } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { periodDays } from '../achievement/rows/period-facts.js';
import { type Period } from '../kernel/period.js';
import { OwedWorkRunner } from '../platform/owed-work/runner.js';

/**
 * Works out what a municipality's figures still wait for. Only what this period needs must come out right: its own
 * figures and the close of its month. Files that were sent in, mails and other months neither hold it up nor fail it.
 */
export async function settlePeriod(
  app: INestApplicationContext,
  context: Context,
  period: Period,
): Promise<void> {
  const closes: string = periodDays(period).stageMonth;
  const runner = app.get(OwedWorkRunner);
  await runner.settle(context, {
    only: (row) => runner.isBeforeReading(row),
    needed: ({ kind, key }) =>
      (kind === 'provisional' && key === period) || (kind === 'final' && key === closes),
  });
}
