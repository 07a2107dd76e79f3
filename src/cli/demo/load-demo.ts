import { type INestApplicationContext } from '@nestjs/common';
import { commandContext } from '../../access/command-context.js';
import { RatesService, type Rates } from '../../achievement/figures/rates.service.js';
import { type Clock } from '../../kernel/clock.js';
import { fiscalYearPeriod, type Period } from '../../kernel/period.js';
import { OwedWorkRunner } from '../../platform/owed-work/runner.js';
import { loadKure } from './kure/load-kure.js';
import { loadSampleCity } from './load-sample-city.js';

/**
 * Loads what is missing of the two municipalities of the demo and gives the figures of both: 呉市 for the fiscal
 * year it published, the sample city for its last month. A start that finds everything there loads nothing; one
 * that was cut off is taken up where it stopped. `workerStarts` is called before the first close that is left to the
 * queue: a worker that ran from the beginning would work out figures after every step of the thirteen months.
 */
export async function loadDemo(
  app: INestApplicationContext,
  clock: Clock,
  onProgress: (line: string) => void,
  workerStarts: () => Promise<void>,
): Promise<Rates[]> {
  const kure = await loadKure(app, onProgress);
  const sample = await loadSampleCity(app, clock, onProgress, workerStarts);
  return [
    await ratesOf(app, kure.code, fiscalYearPeriod(kure.fiscalYear)),
    await ratesOf(app, sample.code, sample.lastMonth),
  ];
}

async function ratesOf(app: INestApplicationContext, code: string, period: Period): Promise<Rates> {
  const context = commandContext(code);
  const service = app.get(RatesService);
  await service.request(context, period);
  const runner = app.get(OwedWorkRunner);
  await runner.settle(context, { only: (row) => runner.isBeforeReading(row) });
  return service.rates(context, period);
}
