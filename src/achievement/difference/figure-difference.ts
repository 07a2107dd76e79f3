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
import { type ComputedFigures } from '../snapshot/snapshot.js';
import { AffectedRowsRepository } from './affected-rows.repository.js';
import { basisDigest } from './basis-digest.js';
import { changedScopes } from './changed-scopes.js';
import { areStagesKnown, cellsAfter } from './cells-after.js';
import { FigureBasisRepository, type RowIds } from './figure-basis.repository.js';
import { type CountedCell, type Part, storedPart } from './part.js';
import { PartRepository } from './part.repository.js';

/** The rows of a period to which a change made a difference, and what they add now. */
export interface FigureDifference {
  facts: PeriodFacts;
  indicators: Indicator[];
  digest: string;
  request: Pick<OwedRequest, 'requested' | 'done'>;
  ids: RowIds;
  parts: Part[];
}

/** The sums of all rows of a period and their parts, for the next differences. */
export interface PackedFigures {
  figures: ComputedFigures;
  digest: string;
  packets: number;
  cells: CountedCell[];
  texts: string[];
}

/** The figures that a difference can change, before and after it. */
interface FiguresChange {
  snapshot: Omit<ComputedFigures, 'figures'>;
  /** Whether nothing but the figures differs. */
  isSameSnapshot: boolean;
  before: Figure[];
  after: Figure[];
}

/** Works out the figures of a period from those before and the rows that changed since. */
@Injectable()
export class FigureDifferences {
  constructor(
    private readonly indicators: IndicatorRepository,
    private readonly basis: FigureBasisRepository,
    private readonly parts: PartRepository,
    private readonly affected: AffectedRowsRepository,
  ) {}

  /** Null where there is nothing to build upon. */
  async read(
    view: Transaction,
    { facts, source }: OpenRows,
    { requested, done, touched }: OwedRequest,
  ): Promise<FigureDifference | null> {
    if (touched === null) return null;
    const indicators = await this.indicators.list(view);
    const digest = basisDigest(facts, indicators, source);
    const basis = await this.basis.find(view, facts.period);
    if (basis?.digest !== digest || basis.upTo !== done) return null;
    await view.keepPlans();
    const { procedures: procedure = [], items: item = [] } = touched;
    const ids = await this.affected.of(view, { procedure, item });
    await refuseCountsBeyondLimit(view, facts, ids.procedure);
    const only = { procedureIds: ids.procedure, itemKeys: ids.item };
    const rows = liveRows(view.municipality, facts, 'provisional', only);
    const procedures = ids.procedure.length > 0 ? await this.parts.list(view, rows, 'procedure') : [];
    const items = ids.item.length > 0 ? await this.parts.list(view, rows, 'item') : [];
    const request = { requested, done };
    return { facts, indicators, digest, request, ids, parts: [...procedures, ...items] };
  }

  /** All figures from all rows, with their parts. @throws Problem 422 for a count beyond the largest */
  async readAll(view: Transaction, { facts, source }: OpenRows): Promise<PackedFigures> {
    await refuseCountsBeyondLimit(view, facts);
    const indicators = await this.indicators.list(view);
    const packets = await this.parts.packetsNeeded(view);
    const procedures = await this.parts.packed(view, source, 'procedure', packets);
    const items = await this.parts.packed(view, source, 'item', 1);
    const cells = [...items.cells, ...procedures.cells];
    return {
      figures: computed(facts, indicators, cells),
      digest: basisDigest(facts, indicators, source),
      packets,
      cells,
      texts: [...items.packets, ...procedures.packets],
    };
  }

  async saveAll(tx: Transaction, all: PackedFigures, requested: number): Promise<void> {
    const { digest, packets, cells, texts, figures } = all;
    await this.basis.replace(tx, figures.facts.period, { digest, packets, cells, upTo: requested }, texts);
  }

  /**
   * Applies a difference to the sums, and returns the figures it can change; `same` where it makes none.
   * `broken` where what is stored cannot have been what the parts add up to: it is then removed.
   * @throws Outdated where what the difference was read for has been replaced
   */
  async apply(tx: Transaction, difference: FigureDifference): Promise<FiguresChange | 'same' | 'broken'> {
    const { facts, indicators, digest, request, ids, parts } = difference;
    const { period } = facts;
    const basis = await this.basis.lock(tx, period);
    if (basis?.digest !== digest || basis.upTo < request.done) throw new Outdated(period);
    const before = await this.basis.parts(tx, period, basis, ids);
    if (areSame(before, parts)) {
      await this.basis.saveUpTo(tx, period, request.requested);
      return 'same';
    }
    const cells = cellsAfter(basis.cells, { before, after: parts });
    if (cells === null) {
      await this.basis.remove(tx, period);
      return 'broken';
    }
    await this.basis.change(tx, period, { ...basis, upTo: request.requested, cells }, { ids, parts });
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

function areSame(
  before: readonly { of: Part['of']; id: string; part: unknown }[],
  after: readonly Part[],
): boolean {
  if (before.length !== after.length) return false;
  const stored = new Map(before.map(({ of, id, part }) => [`${of} ${id}`, JSON.stringify(part)]));
  return after.every((part) => stored.get(`${part.of} ${part.id}`) === JSON.stringify(storedPart(part)));
}
