import { value } from '../../../kernel/count.js';
import { monthlyReport, type SampleReport } from './monthly-report.js';
import { type Incident, type Return, type SampleCity, type SampleProcedure } from './sample-city.js';
import { monthNumbered, type Window } from './window.js';

/** Whether something befell a department in a month. */
export function befell(incidents: readonly Incident[], at: number, department: string): boolean {
  return incidents.some((incident) => incident.at === at && incident.department === department);
}

/** The return of a department's report in a month, if there was one. */
export function returnOf(city: SampleCity, at: number, department: string): Return | undefined {
  return city.incidents.returned.find((incident) => incident.at === at && incident.department === department);
}

/** The reports of a department in a month of the window, as they stand in the end. */
export function reportsOf(city: SampleCity, window: Window, at: number, department: string): SampleReport[] {
  const month = monthNumbered(window, at);
  return city.procedures
    .filter((procedure) => procedure.department === department)
    .map((procedure) => monthlyReport(city, window, procedure, month));
}

/**
 * The reports of a department as they were handed in before a return: a whole report still had the counts of the
 * month before, single rows counted half as many applications again as online.
 */
export function reportsBeforeReturn(
  city: SampleCity,
  window: Window,
  { at, department, procedures }: Return,
): SampleReport[] {
  const right = reportsOf(city, window, at, department);
  if (procedures)
    return right.map((report) => (procedures.includes(report.code) ? inflated(report) : report));
  const before = new Map(
    reportsOf(city, window, at - 1, department).map((report) => [report.code, report] as const),
  );
  return right.map((report) => {
    const { applicationsTotal, applicationsOnline } = before.get(report.code) ?? report;
    return { ...report, applicationsTotal, applicationsOnline };
  });
}

/** The month to be corrected as it was first reported: what came by telephone is missing from one row. */
export function reportsBeforeCorrection(city: SampleCity, window: Window): SampleReport[] {
  const { at, procedure } = city.incidents.corrected;
  return reportsOf(city, window, at, procedureOf(city, procedure).department).map((report) =>
    report.code === procedure ? withoutTelephone(report) : report,
  );
}

/** The reports with the slip of the month that is open, where they have its procedure. */
export function withDoubtfulCount(city: SampleCity, reports: readonly SampleReport[]): SampleReport[] {
  const { procedure, times } = city.openMonth.doubtful;
  return reports.map((report) => {
    const { code, applicationsTotal: total } = report;
    return code === procedure && total.kind === 'value'
      ? { ...report, applicationsTotal: value(total.value * times) }
      : report;
  });
}

/** The procedure of a code. @throws RangeError where the city has none */
export function procedureOf(city: SampleCity, code: string): SampleProcedure {
  const found = city.procedures.find((procedure) => procedure.code === code);
  if (!found) throw new RangeError(`the sample city has no procedure ${code}`);
  return found;
}

function inflated(report: SampleReport): SampleReport {
  const { applicationsTotal: total, applicationsOnline: online } = report;
  if (total.kind !== 'value' || online.kind !== 'value') return report;
  return { ...report, applicationsOnline: value(Math.min(total.value, Math.floor(online.value * 1.5))) };
}

function withoutTelephone(report: SampleReport): SampleReport {
  const { applicationsTotal: total, applicationsOnline: online } = report;
  if (total.kind !== 'value' || online.kind !== 'value') return report;
  const offline = total.value - online.value;
  return { ...report, applicationsTotal: value(online.value + Math.floor(offline / 4)) };
}
