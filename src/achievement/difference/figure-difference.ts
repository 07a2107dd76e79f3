import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';
import { Outdated } from '../../platform/owed-work/handler.js';
import { type OwedRequest } from '../../platform/owed-work/owed-request.js';
import { refuseCountsBeyondLimit } from '../computation/count-limit.repository.js';
import { figuresByScope } from '../computation/figures-by-scope.js';
import { scopesOf } from '../computation/scopes.js';
import { type Figure } from '../figures/figure.js';
import { type Indicator } from '../indicator/indicator.js';
import { IndicatorRepository } from '../indicator/indicator.repository.js';
import { liveRows } from '../live-rows/live-rows.sql.js';
import { type PeriodFacts } from '../rows/period-facts.js';
import { type OpenRows } from '../rows/row-sources.js';
import { type RowSource } from '../rows/row-source.js';
import { type ComputedFigures } from '../snapshot/snapshot.js';
import { AffectedRowsRepository } from './affected-rows.repository.js';
import { basisDigest } from './basis-digest.js';
import { changedScopes } from './changed-scopes.js';
import { areStagesKnown, cellsAfter } from './cells-after.js';
import { FigureBasisRepository, type RowIds } from './figure-basis.repository.js';
import { type CountedCell } from './part.js';
import { type PartChange, PartRepository } from './part.repository.js';

/** How the figures of a period are worked out: what they stand on, and the rows that are read. */
export interface FigureWork {
  facts: PeriodFacts;
  indicators: Indicator[];
  digest: string;
  source: RowSource;
}

/** The rows of a period to which a change can make a difference. */
export interface FigureDifference extends FigureWork {
  request: Pick<OwedRequest, 'requested' | 'done'>;
  ids: RowIds;
}

/** The figures that a difference can change, before and after it. */
interface FiguresChange {
  snapshot: Omit<ComputedFigures, 'figures'>;
  /** Whether nothing but the figures differs. */
  isSameSnapshot: boolean;
  before: Figure[];
  after: Figure[];
}

/**
 * Works out the provisional figures of a period together with the rows they add up: from all rows, or from the figures
 * before and the rows that changed since.
 */
@Injectable()
export class FigureDifferences {
  constructor(
    private readonly indicators: IndicatorRepository,
    private readonly basis: FigureBasisRepository,
    private readonly parts: PartRepository,
    private readonly affected: AffectedRowsRepository,
  ) {}

  /** What a difference is to be made of; null where there is nothing to build upon. @throws Problem 422 as `readAll` */
  async read(
    view: Transaction,
    { facts, source }: OpenRows,
    { requested, done, touched }: OwedRequest,
  ): Promise<FigureDifference | null> {
    if (touched === null) return null;
    const { procedures: procedure = [], items: item = [] } = touched;
    const [indicators, basis, , ids] = await Promise.all([
      this.indicators.list(view),
      this.basis.find(view, facts.period),
      view.keepPlans(),
      this.affected.of(view, { procedure, item }),
    ]);
    const digest = basisDigest(facts, indicators, source);
    if (basis?.digest !== digest || basis.upTo !== done) return null;
    await refuseCountsBeyondLimit(view, facts, ids.procedure);
    const only = { procedureIds: ids.procedure, itemKeys: ids.item };
    const changed = liveRows(view.municipality, facts, 'provisional', only);
    return { facts, indicators, digest, source: changed, request: { requested, done }, ids };
  }

  /** @throws Problem 422 for a count beyond the largest */
  async readAll(view: Transaction, { facts, source }: OpenRows): Promise<FigureWork> {
    await refuseCountsBeyondLimit(view, facts);
    const indicators = await this.indicators.list(view);
    return { facts, indicators, source, digest: basisDigest(facts, indicators, source) };
  }

  /** Writes all rows, and gives the figures they add up to. */
  async replaceAll(tx: Transaction, work: FigureWork, requested: number): Promise<ComputedFigures> {
    const { facts, indicators, digest, source } = work;
    await this.basis.begin(tx, facts.period, { digest, upTo: requested });
    const cells = await this.parts.replaceAll(tx, facts.period, source);
    await this.basis.save(tx, facts.period, { upTo: requested, cells });
    return computed(facts, indicators, cells);
  }

  /**
   * Writes the rows that changed and applies their difference to the sums; returns the figures it can change. `same`
   * where it makes none, `broken` where what is stored cannot have been the sums of the rows: it is then removed.
   * @throws Outdated where what the difference was read for has been replaced
   */
  async apply(tx: Transaction, difference: FigureDifference): Promise<FiguresChange | 'same' | 'broken'> {
    const { facts, indicators, digest, request, ids, source } = difference;
    const { period } = facts;
    const basis = await this.basis.lock(tx, period);
    if (basis?.digest !== digest || basis.upTo < request.done) throw new Outdated(period);
    const [, change] = await Promise.all([tx.keepPlans(), this.parts.replace(tx, period, { source, ids })]);
    if (areSame(change)) {
      await this.basis.saveUpTo(tx, period, request.requested);
      return 'same';
    }
    const cells = cellsAfter(basis.cells, change);
    if (cells === null) {
      await this.basis.remove(tx, period);
      return 'broken';
    }
    await this.basis.save(tx, period, { upTo: request.requested, cells });
    return changeOf(facts, indicators, basis.cells, cells);
  }
}

/** Where it becomes known that any stage is, every figure may change; else those of the scopes whose cells did. */
function changeOf(
  facts: PeriodFacts,
  indicators: Indicator[],
  before: CountedCell[],
  after: CountedCell[],
): FiguresChange {
  const [known, stagesKnown] = [areStagesKnown(before), areStagesKnown(after)];
  const all = { before: scopesOf(before, facts.tags), after: scopesOf(after, facts.tags) };
  const scopes = known === stagesKnown ? changedScopes(all.before, all.after) : all;
  return {
    snapshot: { facts, basisAt: null, stagesKnown, indicators },
    isSameSnapshot: known === stagesKnown,
    before: figuresByScope(scopes.before, indicators, { ...facts, stagesKnown: known }),
    after: figuresByScope(scopes.after, indicators, { ...facts, stagesKnown }),
  };
}

function computed(facts: PeriodFacts, indicators: Indicator[], cells: CountedCell[]): ComputedFigures {
  const stagesKnown = areStagesKnown(cells);
  const figures = figuresByScope(scopesOf(cells, facts.tags), indicators, { ...facts, stagesKnown });
  return { facts, basisAt: null, stagesKnown, indicators, figures };
}

function areSame({ before, after }: PartChange): boolean {
  const [old, now] = [before, after].map((parts) => parts.map((part) => JSON.stringify(part)).sort());
  return JSON.stringify(old) === JSON.stringify(now);
}
