import { AuditRepository } from '../../src/access/audit/audit.repository.js';
import { MunicipalityRepository } from '../../src/access/municipality/municipality.repository.js';
import { BehindRepository } from '../../src/achievement/behind.repository.js';
import { CellRepository } from '../../src/achievement/cell.repository.js';
import { ComparisonService } from '../../src/achievement/comparison.service.js';
import { CorrectionBasis } from '../../src/achievement/correction/correction-basis.js';
import { CorrectionRepository } from '../../src/achievement/correction/correction.repository.js';
import { CorrectionStartRepository } from '../../src/achievement/correction/correction-start.repository.js';
import { CorrectionService } from '../../src/achievement/correction/correction.service.js';
import { TakeoverRepository } from '../../src/achievement/correction/takeover.repository.js';
import { DrillDownRepository } from '../../src/achievement/drill-down.repository.js';
import { FigureCaveats } from '../../src/achievement/figure-caveats.js';
import { FigureComputation } from '../../src/achievement/figure-computation.js';
import { FigureRepository } from '../../src/achievement/figure.repository.js';
import { FiguresService } from '../../src/achievement/figures.service.js';
import { FinalJob } from '../../src/achievement/final.job.js';
import { FrozenPeriodRepository } from '../../src/achievement/frozen-period.repository.js';
import { IndicatorRepository } from '../../src/achievement/indicator.repository.js';
import { MeasuredRowRepository } from '../../src/achievement/measured-row.repository.js';
import { PeriodFactsRepository } from '../../src/achievement/period-facts.repository.js';
import { ProvisionalJob } from '../../src/achievement/provisional.job.js';
import { RatesService } from '../../src/achievement/rates.service.js';
import { RowRepository } from '../../src/achievement/row.repository.js';
import { RowSources } from '../../src/achievement/row-sources.js';
import { SnapshotRepository } from '../../src/achievement/snapshot.repository.js';
import { YearlyCountChangeRepository } from '../../src/achievement/yearly-count-change.repository.js';
import { PlannedMonthRepository } from '../../src/catalogue/planned-month/planned-month.repository.js';
import { StageHistoryRepository } from '../../src/catalogue/stage-history/stage-history.repository.js';
import { RunLogRepository } from '../../src/automation/run-log/run-log.repository.js';
import { ClosingService } from '../../src/closing/closing.service.js';
import { type Database } from '../../src/platform/database/database.js';
import { type OwedHandler } from '../../src/platform/owed-work/handler.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { MonthRepository } from '../../src/reporting/month/month.repository.js';
import { StatusReportRepository } from '../../src/reporting/status-report/status-report.repository.js';
import { SubmissionAcceptance } from '../../src/reporting/submission/submission-acceptance.js';
import { SubmissionOverviewRepository } from '../../src/reporting/submission/submission-overview.repository.js';
import { SubmissionRepository } from '../../src/reporting/submission/submission.repository.js';

/** A clock that a test moves on by hand. */
class HandClock {
  private time = Date.parse('2026-11-15T03:00:00Z');

  now(): Date {
    this.time += 1000;
    return new Date(this.time);
  }
}

/** Where the rows of any period come from. */
export function rowSources(): RowSources {
  return new RowSources(new PeriodFactsRepository(new MonthRepository()), correctionBasis());
}

function correctionBasis(): CorrectionBasis {
  return new CorrectionBasis(
    new SnapshotRepository(),
    new CorrectionRepository(),
    new TakeoverRepository(),
    new RowRepository(),
  );
}

/** The report that follows a close is the work of a module that is not here: it counts as done. */
class ReportElsewhere implements OwedHandler<null> {
  compute = () => Promise.resolve(null);
  write = () => Promise.resolve();
}

const WORK = [
  { kind: 'provisional', queue: 'figures', handler: ProvisionalJob },
  { kind: 'final', queue: 'months', handler: FinalJob },
  { kind: 'report', queue: 'files', handler: ReportElsewhere },
] as const;

function runnerOf(
  database: Database,
  owedWork: OwedWork,
  provisional: OwedHandler<unknown>,
  final: OwedHandler<unknown>,
): OwedWorkRunner {
  const handlers: Record<string, OwedHandler<unknown>> = {
    provisional,
    final,
    report: new ReportElsewhere(),
  };
  return new OwedWorkRunner(
    database,
    owedWork,
    WORK,
    (handler) => handlers[WORK.find((one) => one.handler === handler)!.kind]!,
  );
}

function delayed<Result>(job: OwedHandler<Result>, happens: () => Promise<unknown>): OwedHandler<Result> {
  return {
    compute: async (...given) => {
      const computed = await job.compute(...given);
      await happens();
      return computed;
    },
    write: (...given) => job.write(...given),
  };
}

/** The rooms of the figures on a test's database, with a runner that does owed work here and now. */
export function achievementHouse(database: Database) {
  const clock = new HandClock();
  const owedWork = new OwedWork(() => undefined);
  const audit = new AuditRepository();
  const yearlyCounts = new YearlyCountChangeRepository();
  const months = new MonthRepository();
  const facts = new PeriodFactsRepository(months);
  const snapshots = new SnapshotRepository();
  const figures = new FigureRepository();
  const rows = new RowRepository();
  const sources = rowSources();
  const computation = new FigureComputation(sources, new CellRepository(), new IndicatorRepository());
  const frozen = new FrozenPeriodRepository(snapshots, figures, rows);
  const provisional = new ProvisionalJob(computation, facts, snapshots, figures, clock);
  const final = new FinalJob(facts, computation, rows, frozen, months, audit, owedWork, clock);
  const caveats = new FigureCaveats(snapshots, figures, owedWork);
  const acceptance = new SubmissionAcceptance(
    new SubmissionRepository(),
    new StatusReportRepository(),
    new StageHistoryRepository(),
    new PlannedMonthRepository(),
    audit,
    clock,
  );
  return {
    database,
    clock,
    owedWork,
    computation,
    rows,
    caveats,
    runner: runnerOf(database, owedWork, provisional, final),
    /** A runner whose provisional figures, once worked out, wait for something to happen before they are written. */
    withProvisionalDelayed: (happens: () => Promise<unknown>) => ({
      runner: runnerOf(database, owedWork, delayed(provisional, happens), final),
    }),
    /** The same for the final figures. */
    withFinalDelayed: (happens: () => Promise<unknown>) => ({
      runner: runnerOf(database, owedWork, provisional, delayed(final, happens)),
    }),
    figures: new FiguresService(
      database,
      snapshots,
      figures,
      sources,
      new DrillDownRepository(),
      new BehindRepository(),
      frozen,
      yearlyCounts,
      caveats,
    ),
    comparison: new ComparisonService(
      database,
      snapshots,
      figures,
      sources,
      new MeasuredRowRepository(),
      caveats,
    ),
    rates: new RatesService(
      database,
      new MunicipalityRepository(),
      snapshots,
      figures,
      sources,
      rows,
      owedWork,
      yearlyCounts,
      caveats,
      clock,
    ),
    corrections: new CorrectionService(
      database,
      months,
      facts,
      correctionBasis(),
      new CorrectionStartRepository(),
      new TakeoverRepository(),
      rows,
      audit,
      owedWork,
      clock,
    ),
    closing: new ClosingService(
      database,
      months,
      acceptance,
      new SubmissionOverviewRepository(),
      audit,
      owedWork,
      new RunLogRepository(months),
      new CorrectionStartRepository(),
      clock,
    ),
  };
}

export type AchievementHouse = ReturnType<typeof achievementHouse>;
