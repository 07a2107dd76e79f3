import { type INestApplicationContext } from '@nestjs/common';
import { MonthService } from '../../closing/month.service.js';
import { tokyoToday, type Clock } from '../../kernel/clock.js';
import { addMonths, newestEndedMonth, nextMonth, previousMonth, type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { ensureMunicipality, isLoaded, markLoaded } from './demo-municipality.js';
import { type DemoRun, officeOf } from './demo-run.js';
import { fillAutomation } from './fill-automation.js';
import { fillCatalogue } from './fill-catalogue.js';
import { openNewestMonth, reportNewestMonth } from './newest-month.js';
import { reportMonth } from './report-month.js';
import { readSampleCity } from './sample-city/sample-city.js';
import { REPORTED_MONTHS, windowEnding } from './sample-city/window.js';
import { setTargets } from './set-targets.js';

export interface LoadedSampleCity {
  code: string;
  name: string;
  note: string;
  /** The newest month that is closed. */
  lastMonth: Month;
}

/** Loads the sample city, where it is not there yet: its catalogue, then month after month as they would have come. */
export async function loadSampleCity(
  app: INestApplicationContext,
  clock: Clock,
  onProgress: (line: string) => void,
  workerStarts: () => Promise<void>,
): Promise<LoadedSampleCity> {
  const city = await readSampleCity();
  const municipality = { ...city, sample: true };
  if (!isLoaded(await ensureMunicipality(app, municipality))) {
    const last = await lastMonthOf(app, city.code, clock);
    const window = windowEnding(last);
    onProgress(`${city.name}: 手続台帳と年度の件数を取り込んでいます。`);
    const demo: DemoRun = {
      ...{ app, city, window },
      // Before there is a worker, whose schedule would open the month with the usual due day.
      workerStarts: async () => {
        await openNewestMonth(demo, clock);
        await workerStarts();
      },
    };
    await fillCatalogue(demo);
    await setTargets(demo);
    await fillAutomation(demo);
    for (const [at, month] of window.months.entries()) {
      await reportMonth(demo, at);
      onProgress(`${city.name}: ${periodLabel(month)}を確定しました。`);
    }
    await reportNewestMonth(demo, clock);
    onProgress(`${city.name}: ${periodLabel(nextMonth(last))}の受付を始めました。`);
    await markLoaded(app, municipality);
  }
  const months = await app.get(MonthService).list(officeOf(city));
  const closed = months.find(({ state }) => state === 'closed') ?? months[0];
  if (!closed) throw new Error(`${city.name}の対象月がありません。`);
  const { code, name, note } = city;
  return { code, name, note, lastMonth: closed.month };
}

/** The last month to be closed: the one before the newest ended month, unless an earlier start has begun with another. */
async function lastMonthOf(app: INestApplicationContext, code: string, clock: Clock): Promise<Month> {
  const months = await app.get(MonthService).list(officeOf({ code }));
  const oldest = months.at(-1);
  return oldest
    ? addMonths(oldest.month, REPORTED_MONTHS - 1)
    : previousMonth(newestEndedMonth(tokyoToday(clock)));
}
