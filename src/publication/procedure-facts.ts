import { type RateChangeDto } from '../achievement/comparison/change-answer.dto.js';
import { rateChange } from '../achievement/coverage/rate-change.js';
import { type ProcedureRow } from '../achievement/rows/procedure-row.js';
import { type FirstForecast } from '../targets/forecast.reader.js';
import { forecastView } from '../targets/forecast-view.js';
import { type WholeFacts } from './report-facts.js';
import { type ReadList, type ShownReport } from './report-model.js';
import { delayedOf, lineOf, newlyOnlineOf } from './sections/procedures.js';

/** What a report says of the month's procedures. */
export interface ProcedureFacts extends Pick<ShownReport, 'procedures' | ReadList | 'lengths'> {
  /** By indicator; empty where there is no month before. */
  changes: ReadonlyMap<string, RateChangeDto>;
  /** By item, those mapped to it. */
  mapped: ReadonlyMap<string, readonly StagedProcedure[]>;
  /** By department, its name in the month's rows. */
  departmentNames: ReadonlyMap<string, string>;
  forecast: Pick<FirstForecast, 'targets' | 'slips' | 'pareto' | 'known'>;
}

export type StagedProcedure = Pick<ProcedureRow, 'inScope' | 'stage'>;

/** What all the procedures say. */
export function procedureFacts(facts: WholeFacts): ProcedureFacts {
  const { now, before, firstPlans, related } = facts;
  const byId = new Map(now.procedures.map((row) => [row.procedureId, row]));
  const earlier = new Map(before?.procedures.map((row) => [row.procedureId, row]));
  const { indicators } = now.snapshot;
  const forecast = forecastView({ ...now, firstPlans, targets: related.progress, departmentId: null });
  return {
    procedures: now.procedures.map((row) => lineOf(row, earlier.get(row.procedureId))),
    newlyOnline: now.procedures.flatMap((row) => newlyOnlineOf(row, earlier.get(row.procedureId))),
    behind: now.procedures.flatMap((row) => delayedOf(row, earlier.get(row.procedureId), now.month)),
    changes: new Map(before ? indicators.map((one) => [one.key, rateChange(one, before, now)]) : []),
    mapped: new Map(
      now.items.map(({ itemKey, procedureIds }) => [
        itemKey,
        procedureIds.flatMap((id) => byId.get(id) ?? []),
      ]),
    ),
    departmentNames: new Map(now.procedures.map((row) => [row.departmentId, row.departmentName])),
    forecast: { ...forecast, known: forecast.pareto.rows.length },
  };
}
