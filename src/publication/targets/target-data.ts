import { monthFrom } from '../../kernel/month.js';
import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { isMonthPeriod } from '../../kernel/period.js';
import { type TargetOutcomeDto, type TargetForecastDto } from '../../targets/forecast-answer.dto.js';
import { type ActualDto } from '../../targets/progress-answer.dto.js';
import { TARGET_KIND_NAMES } from '../../targets/target-words.js';
import { type Datum, type DatumPeriod, type Subject, valueDatum, wordsDatum } from '../datum.js';
import { type ReportModel } from '../report-model.js';
import { type ReportTargetDto, type ReportParetoRowDto } from '../report-parts-answer.dto.js';

/** The data of targets, of what plans promise and of the procedures that carry the most. */
export function* targetData({ targets, forecast, pareto, state }: ReportModel): Generator<Datum> {
  for (const target of targets?.rows ?? []) yield* ofTarget(target, state);
  for (const one of forecast?.targets ?? []) yield* ofForecast(one);
  for (const { departmentId: scopeKey, departmentName: scopeName, plans, medianSlip } of forecast?.slips ??
    []) {
    const of = { scope: '所管課', scopeKey, scopeName, department: scopeName } as const;
    yield* valueDatum(of, 'slip.plans', plans);
    yield* valueDatum(of, 'slip.median', medianSlip);
  }
  for (const row of pareto?.rows ?? []) yield* ofPareto(row, pareto?.yearLabel ?? '');
}

function* ofTarget(target: ReportTargetDto, state: ReportModel['state']): Generator<Datum> {
  const { id, name, unit, kind, baseline, targets, trajectory, latest, interim } = target;
  const of = { scope: '目標', scopeKey: id, scopeName: name } as const;
  yield wordsDatum(of, 'target.kind', TARGET_KIND_NAMES[kind]);
  yield wordsDatum(of, 'target.judgement', target.judgementName);
  const planned = (fiscalYear: FiscalYear) => ({ ...of, about: yearAbout(fiscalYear, 'plan') });
  yield* valueDatum(planned(baseline.fiscalYear), 'target.baseline', baseline.value, { unit });
  for (const { fiscalYear, value } of targets)
    yield* valueDatum(planned(fiscalYear), 'target.value', value, { unit });
  for (const { month, value } of trajectory) {
    const about = { from: month, to: month, state: 'plan', revision: null } as const;
    yield* valueDatum({ ...of, about }, 'target.trajectory', value, { unit });
  }
  if (latest) {
    yield* actualDatum(of, 'target.actual', latest, target, state);
    yield* ofStanding({ ...of, about: actualAbout(latest, state) }, target);
  }
  if (interim) yield* actualDatum(of, 'target.interim', interim, target, state);
}

function actualDatum(
  of: Subject,
  key: 'target.actual' | 'target.interim',
  actual: ActualDto,
  { unit }: ReportTargetDto,
  state: ReportModel['state'],
): Datum[] {
  const { value, rate, completeness, source } = actual;
  const about = actualAbout(actual, state);
  return valueDatum({ ...of, about }, key, value, { unit, ...rate, ...completeness, note: source });
}

function* ofStanding(of: Subject, { standing, unit, countUnit }: ReportTargetDto): Generator<Datum> {
  if (!standing) return;
  const points = { unit: unit === '%' ? 'ポイント' : unit };
  const counted = { unit: countUnit ?? undefined };
  yield* valueDatum(of, 'target.expected', standing.expected, { unit });
  yield* valueDatum(of, 'target.deviation', standing.deviation, points);
  yield* valueDatum(of, 'target.deviation-count', standing.deviationInCount, counted);
  yield* valueDatum(of, 'target.pace', standing.pacePerMonth, points);
  yield* valueDatum(of, 'target.pace-count', standing.paceInCountPerMonth, counted);
  yield* valueDatum(of, 'target.missing', standing.missingInCount, counted);
}

function* ofForecast(one: TargetForecastDto): Generator<Datum> {
  const about = yearAbout(one.next.fiscalYear, 'forecast');
  const of = { scope: '目標', scopeKey: one.targetId, scopeName: one.name, about } as const;
  yield* outcome(of, 'held', one.held, one.denominator);
  yield* outcome(of, 'slipped', one.slipped, one.denominator);
}

function* outcome(
  of: Subject,
  which: 'held' | 'slipped',
  { online, percent, missing, reachedIn }: TargetOutcomeDto,
  denominator: number,
): Generator<Datum> {
  yield* valueDatum(of, `forecast.${which}`, percent, { numerator: online, denominator });
  yield* valueDatum(of, `forecast.${which}-missing`, missing);
  if (reachedIn !== null) yield wordsDatum(of, `forecast.${which}-reached`, reachedIn);
}

function* ofPareto(row: ReportParetoRowDto, yearLabel: string): Generator<Datum> {
  const { code: scopeKey, name: scopeName, departmentName: department } = row;
  const of = { scope: '手続', scopeKey, scopeName, department } as const;
  const note = `${yearLabel}${row.lowerBound ? '。未回答があり、これ以上' : ''}`;
  yield* valueDatum(of, 'pareto.rank', row.rank);
  yield* valueDatum(of, 'pareto.applications', row.applications, { note });
  yield* valueDatum(of, 'pareto.cumulative', row.cumulativePercent, row.cumulative);
}

function yearAbout(fiscalYear: FiscalYear, state: DatumPeriod['state']): DatumPeriod {
  return { from: monthFrom(fiscalYear, 4), to: monthFrom(fiscalYear + 1, 3), state, revision: null };
}

/** Values typed in have no state of their own: they are those of the report. */
function actualAbout({ period, month, state, revision }: ActualDto, own: ReportModel['state']): DatumPeriod {
  const from = isMonthPeriod(period) ? month : monthFrom(Number(month.slice(0, 4)) - 1, 4);
  return { from, to: month, state: state ?? own, revision };
}
