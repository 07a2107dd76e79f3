import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sumCounts } from '../../../kernel/count.js';
import { monthsOfFiscalYear } from '../../../kernel/fiscal-year.js';
import { addMonths, parseMonth, type Month } from '../../../kernel/month.js';
import { isOnline } from '../../../kernel/stage.js';
import { writeCsv } from '../../../platform/tabular/write-csv.js';
import { applicabilityFile, departmentsFile, proceduresFile, yearlyCountsFile } from './city-files.js';
import {
  procedureOf,
  reportsBeforeCorrection,
  reportsBeforeReturn,
  reportsOf,
  returnOf,
} from './incidents.js';
import { monthlyCount, yearlyCount } from './monthly-count.js';
import { monthlyReport, type SampleReport } from './monthly-report.js';
import { readSampleCity } from './sample-city.js';
import { numberIn, REPORTED_MONTHS, windowEnding } from './window.js';

const city = await readSampleCity();
const window = windowEnding(parseMonth('2026-10'));
const lastMonths = fc.integer({ min: 0, max: 600 }).map((n) => addMonths(parseMonth('2020-01'), n));
const everyReport = (last: Month): SampleReport[] => {
  const ending = windowEnding(last);
  return ending.months.flatMap((month) =>
    city.procedures.map((procedure) => monthlyReport(city, ending, procedure, month)),
  );
};

describe('the counts of the sample city', () => {
  it('are the same to the byte every time they are made', async () => {
    const files = async () => {
      const again = await readSampleCity();
      return [
        departmentsFile(again),
        proceduresFile(again, window),
        applicabilityFile(again, 59),
        ...window.countedYears.map((year) => yearlyCountsFile(again, window, year)),
      ].map((file) => writeCsv(file).toString('utf8'));
    };
    expect(await files()).toEqual(await files());
    expect(everyReport(parseMonth('2026-10'))).toEqual(everyReport(parseMonth('2026-10')));
  });

  it('never hold more online than in all, whenever the demo is run, and none where nothing is online', () => {
    fc.assert(
      fc.property(lastMonths, (last) => {
        for (const { stage, applicationsTotal: total, applicationsOnline: online } of everyReport(last)) {
          if (online.kind !== 'value' || total.kind !== 'value') continue;
          expect(online.value).toBeLessThanOrEqual(total.value);
          if (!isOnline(stage)) expect(online.value).toBe(0);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('of a fiscal year are the sums of its months', () => {
    for (const procedure of city.procedures) {
      for (const year of window.countedYears) {
        const months = monthsOfFiscalYear(year).map((month) => monthlyCount(city, window, procedure, month));
        expect(yearlyCount(city, window, procedure, year)).toEqual({
          total: sumCounts(months.map(({ total }) => total)).sum,
          online: sumCounts(months.map(({ online }) => online)).sum,
        });
      }
    }
  });

  it('follow the seasons: people move in March, answer in June, declare their taxes in February', () => {
    const total = (code: string, month: string) => {
      const count = monthlyCount(city, window, procedureOf(city, code), parseMonth(month)).total;
      return count.kind === 'value' ? count.value : 0;
    };
    const moving = city.procedures.find(({ name }) => name === '転出届')?.code ?? '';
    const yearly = city.procedures.find(({ name }) => name === '児童手当の現況届')?.code ?? '';
    const taxes = city.procedures.find(({ name }) => name === '市民税・県民税の申告')?.code ?? '';
    expect(total(moving, '2026-03')).toBeGreaterThan(2 * total(moving, '2026-01'));
    expect(total(yearly, '2026-06')).toBeGreaterThan(10 * total(yearly, '2026-04'));
    expect(total(taxes, '2026-02')).toBeGreaterThan(10 * total(taxes, '2026-07'));
  });

  it('are missing here and there, and do not apply where there is nothing to apply for', () => {
    const reports = everyReport(parseMonth('2026-10'));
    const missing = reports.filter(({ applicationsOnline }) => applicationsOnline.kind === 'not-provided');
    const none = reports.filter(({ applicationsTotal }) => applicationsTotal.kind === 'not-applicable');
    expect(missing.length).toBeGreaterThan(5);
    expect(missing.length).toBeLessThan(60);
    expect(none.length).toBeGreaterThan(20);
  });

  it('were different before a report was sent back, and only there', () => {
    for (const incident of city.incidents.returned) {
      const right = reportsOf(city, window, incident.at, incident.department);
      const wrong = reportsBeforeReturn(city, window, incident);
      const changed = right.filter((report, i) => JSON.stringify(report) !== JSON.stringify(wrong[i]));
      expect(changed.length).toBeGreaterThan(0);
      if (incident.procedures) expect(changed.map(({ code }) => code)).toEqual(incident.procedures);
      expect(returnOf(city, incident.at, incident.department)).toBe(incident);
    }
    expect(returnOf(city, 0, '601')).toBeUndefined();
  });

  it('were too low in one row of the month that was corrected', () => {
    const { at, procedure } = city.incidents.corrected;
    const right = reportsOf(city, window, at, procedureOf(city, procedure).department);
    const changed = reportsBeforeCorrection(city, window).filter(
      (report, i) => JSON.stringify(report) !== JSON.stringify(right[i]),
    );
    expect(changed.map(({ code }) => code)).toEqual([procedure]);
  });
});

describe('the window of the sample city', () => {
  it('is thirteen months with a March in it, after two fiscal years whose stages are known', () => {
    fc.assert(
      fc.property(lastMonths, (last) => {
        const { months, beginning, stockTaking, countedYears } = windowEnding(last);
        expect(months).toHaveLength(REPORTED_MONTHS);
        expect(months.at(-1)).toBe(last);
        expect(months.some((month) => month.endsWith('-03'))).toBe(true);
        expect(beginning < stockTaking).toBe(true);
        expect(stockTaking < (months[0] ?? '')).toBe(true);
        expect(countedYears.map((year) => `${year}-04-01` >= beginning)).toEqual([true, true]);
        expect(numberIn(windowEnding(last), last)).toBe(REPORTED_MONTHS - 1);
      }),
    );
  });
});
