import { type INestApplicationContext } from '@nestjs/common';
import { type Context } from '../../src/access/context.js';
import { ComparisonService } from '../../src/achievement/comparison/comparison.service.js';
import { CorrectionService } from '../../src/achievement/correction/correction.service.js';
import { FigureCaveats } from '../../src/achievement/figures/figure-caveats.js';
import { FigureComputation } from '../../src/achievement/computation/figure-computation.js';
import { FiguresService } from '../../src/achievement/figures/figures.service.js';
import { FinalJob } from '../../src/closing/final.job.js';
import { ProvisionalJob } from '../../src/achievement/computation/provisional.job.js';
import { RatesService } from '../../src/achievement/figures/rates.service.js';
import { RowRepository } from '../../src/achievement/rows/row.repository.js';
import { ClosingService } from '../../src/closing/closing.service.js';
import { type Clock } from '../../src/kernel/clock.js';
import { CLOCK } from '../../src/platform/clock-token.js';
import { type OwedHandler } from '../../src/platform/owed-work/handler.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { type FreshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { TestClock } from '../setup/test-clock.js';

export type AchievementFixture = Awaited<ReturnType<typeof achievementFixture>>;

const A_SECOND_MS = 1000;

/** The services of the figures in the middle of November 2026; each look at the clock is a second later. */
export async function achievementFixture(fresh: FreshDatabase) {
  const clock = new TestClock('2026-11-15', A_SECOND_MS);
  const app = await testApp(fresh, { clock, nudges: [] });
  const runner = app.get(OwedWorkRunner);
  return {
    app,
    database: fresh.database,
    clock: app.get<Clock>(CLOCK),
    owedWork: app.get(OwedWork),
    computation: app.get(FigureComputation),
    rows: app.get(RowRepository),
    caveats: app.get(FigureCaveats),
    figures: app.get(FiguresService),
    comparison: app.get(ComparisonService),
    rates: app.get(RatesService),
    corrections: app.get(CorrectionService),
    closing: app.get(ClosingService),
    runner,
    /** Does what is owed of figures alone, not the reports that are made of them. */
    settle: (context: Context) =>
      runner.settle(context, { only: ({ kind }) => kind === 'provisional' || kind === 'final' }),
    /** Lets something happen once, when provisional figures are worked out and not yet written. */
    afterProvisional: (happens: () => Promise<unknown>) => afterComputation(app, ProvisionalJob, happens),
    /** The same for final figures. */
    afterFinal: (happens: () => Promise<unknown>) => afterComputation(app, FinalJob, happens),
  };
}

function afterComputation<Result>(
  app: INestApplicationContext,
  type: new (...given: never[]) => OwedHandler<Result>,
  happens: () => Promise<unknown>,
): void {
  const job = app.get(type);
  const compute = job.compute.bind(job);
  job.compute = async (...given) => {
    job.compute = compute;
    const result = await compute(...given);
    await happens();
    return result;
  };
}
