import { Injectable } from '@nestjs/common';
import { type Snapshot } from '../achievement/snapshot/snapshot.js';
import { type IsoDate } from '../kernel/date.js';
import { type FiscalYear, fiscalYearOf, fiscalYearOfDate } from '../kernel/fiscal-year.js';
import { type Month, newestEndedMonth } from '../kernel/month.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type OwedWorkDto } from '../platform/owed-work/owed-work.dto.js';
import { FigureCaveats } from '../achievement/figures/figure-caveats.js';
import { type Period } from '../kernel/period.js';
import { type ActualFigure, ActualFigureRepository } from './actual-figure.repository.js';
import { computedActuals, countsFlows, countUnit, typedInActuals } from './actual.js';
import { type TargetProgressDto } from './progress-answer.dto.js';
import { TargetHistoryRepository, type TargetState } from './target-history.repository.js';
import { progressOfTarget } from './target-progress.js';
import { TargetRepository } from './target.repository.js';

/** With what targets are compared. */
export interface Known {
  snapshot: Snapshot | null;
  /** The last fiscal year of which values typed in count. */
  upTo: FiscalYear;
  /** The newest month that is over. */
  now: Month;
}

/** What is known on a day. */
export function knownOn(today: IsoDate, snapshot: Snapshot | null): Known {
  return { snapshot, upTo: fiscalYearOfDate(today), now: newestEndedMonth(today) };
}

/** Reads targets with the figures against which they are held. Whoever calls it has asked for the permission. */
@Injectable()
export class ProgressReader {
  constructor(
    private readonly targets: TargetRepository,
    private readonly history: TargetHistoryRepository,
    private readonly figures: ActualFigureRepository,
    private readonly caveats: FigureCaveats,
  ) {}

  /**
   * As of one revision of a month, with no later figure. For a closed one everything is as it was at the close:
   * the figures are frozen, targets and values typed in are those of that moment, so the answer never changes. Of an
   * open one all of it is live. No targets give none.
   */
  async progressOf(
    tx: Transaction,
    { month, snapshot }: { month: Month; snapshot: Snapshot },
  ): Promise<TargetProgressDto[]> {
    const states =
      snapshot.state === 'final' ? await this.history.at(tx, snapshot.computedAt) : await this.live(tx);
    return this.against(tx, states, { snapshot, upTo: fiscalYearOf(month), now: month });
  }

  /** The targets of today with what is known: no snapshot where no month has figures yet. */
  async current(tx: Transaction, known: Known | Promise<Known>): Promise<TargetProgressDto[]> {
    const [states, of] = await Promise.all([this.live(tx), known]);
    return this.against(tx, states, of);
  }

  /** The targets of today with the values typed in. */
  live(tx: Transaction): Promise<TargetState[]> {
    return this.targets.list(tx);
  }

  /** Such targets against what is known. */
  async against(
    tx: Transaction,
    states: readonly TargetState[],
    { snapshot, upTo, now }: Known,
  ): Promise<TargetProgressDto[]> {
    const keys = states.flatMap(({ target }) => target.indicator ?? []);
    const [figures, owed] =
      snapshot && keys.length > 0
        ? await Promise.all([this.figures.knownWith(tx, snapshot, keys), this.caveats.owed(tx)])
        : [[], []];
    const stale = await this.stale(tx, figures, owed);
    return states.map(({ target, actuals }) => {
      if (target.indicator === null) {
        const known = typedInActuals(actuals, target.decimals, upTo);
        return progressOfTarget(target, known, { countUnit: null, flows: false, now });
      }
      const indicator = snapshot?.indicators.find(({ key }) => key === target.indicator);
      const known = indicator ? computedActuals(figures, indicator, stale) : [];
      return progressOfTarget(target, known, {
        countUnit: indicator ? countUnit(indicator) : null,
        flows: indicator ? countsFlows(indicator) : false,
        now,
      });
    });
  }

  private async stale(
    tx: Transaction,
    figures: readonly ActualFigure[],
    owed: readonly OwedWorkDto[],
  ): Promise<Map<Period, string>> {
    const reasonByPeriod = new Map<Period, string>();
    const open = figures.filter(({ state }) => state === 'provisional');
    const periods = [...new Map(open.map((figure) => [figure.period, figure])).values()];
    const stale = await Promise.all(periods.map((one) => this.caveats.stale(tx, one, owed)));
    for (const [at, { period }] of periods.entries()) {
      const sentence = stale[at]?.sentence;
      if (sentence !== undefined) reasonByPeriod.set(period, sentence);
    }
    return reasonByPeriod;
  }
}
