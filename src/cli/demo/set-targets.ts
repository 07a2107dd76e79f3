import { type FiscalYear, fiscalYearOfDate } from '../../kernel/fiscal-year.js';
import { type YearlyValueDto, type TypedInIndicatorDto } from '../../targets/target-answer.dto.js';
import { TargetService } from '../../targets/target.service.js';
import { type TargetKind } from '../../targets/trajectory.js';
import { officeOf, type DemoRun } from './demo-run.js';
import { readDemoFile } from './read-demo-file.js';

/** Values by the number of fiscal years after the baseline. */
type ByYear = Readonly<Record<string, string>>;

interface SampleTarget {
  readonly indicator?: string;
  readonly manual?: TypedInIndicatorDto;
  readonly planName?: string;
  readonly kind: TargetKind;
  readonly baseline: string;
  readonly targets: ByYear;
  readonly path?: ByYear;
  readonly actuals?: ByYear;
  readonly source?: string;
}

/**
 * The sample city's plan, made before its first month: the baseline is the fiscal year that ends with the
 * stock-taking. A load that was cut off adds what is missing.
 */
export async function setTargets({ app, city, window }: DemoRun): Promise<void> {
  const samples = await readDemoFile<SampleTarget[]>('sample-city-targets.json');
  const [service, office] = [app.get(TargetService), officeOf(city)];
  const baselineYear = fiscalYearOfDate(window.stockTaking) - 1;
  for (const { baseline, targets, path = {}, actuals = {}, source, ...about } of samples) {
    const there = (await service.list(office)).find(
      ({ indicator, manual }) =>
        indicator === (about.indicator ?? null) && manual?.name === about.manual?.name,
    );
    const target =
      there ??
      (await service.create(office, {
        ...about,
        baseline: { fiscalYear: baselineYear, value: baseline },
        targets: valuesOf(targets, baselineYear),
        path: valuesOf(path, baselineYear),
      }));
    for (const { fiscalYear, value } of valuesOf(actuals, baselineYear)) {
      if (target.actuals.some((one) => one.fiscalYear === fiscalYear)) continue;
      await service.saveActual(office, target.id, fiscalYear, undefined, { value, source });
    }
  }
}

function valuesOf(values: ByYear, baselineYear: FiscalYear): YearlyValueDto[] {
  return Object.entries(values).map(([after, value]) => ({
    fiscalYear: baselineYear + Number(after),
    value,
  }));
}
