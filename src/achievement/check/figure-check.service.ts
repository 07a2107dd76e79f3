import { Injectable } from '@nestjs/common';
import { parsePeriod, type Period } from '../../kernel/period.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { PartRepository } from '../difference/part.repository.js';
import { FigureComputation } from '../computation/figure-computation.js';
import { type Figure } from '../figures/figure.js';
import { FigureRepository } from '../figures/figure.repository.js';
import { OpenRowsRepository } from '../rows/open-rows.repository.js';
import { type RowSource } from '../rows/row-source.js';
import { SnapshotRepository } from '../snapshot/snapshot.repository.js';

export interface ComparedFigures {
  /** How many periods were compared: those that are not closed and of which nothing is owed. */
  compared: number;
  /** Those whose stored figures, or rows kept, are not what all rows give. */
  differing: Period[];
}

/** Compares provisional figures and the rows kept with them, which may have come about by differences, with all rows. */
@Injectable()
export class FigureCheck {
  constructor(
    private readonly computation: FigureComputation,
    private readonly figures: FigureRepository,
    private readonly snapshots: SnapshotRepository,
    private readonly owedWork: OwedWork,
    private readonly open: OpenRowsRepository,
    private readonly parts: PartRepository,
  ) {}

  /** For a view in which nothing changes. */
  async compare(view: Transaction): Promise<ComparedFigures> {
    const all: ComparedFigures = { compared: 0, differing: [] };
    for (const { period, revision } of await this.snapshots.provisional(view)) {
      const owed = await this.owedWork.find(view, 'provisional', period);
      if (!owed || owed.done < owed.requested) continue;
      all.compared += 1;
      const stored = await this.figures.list(view, parsePeriod(period), revision);
      const computed = await this.computation.compute(view, parsePeriod(period), 'provisional');
      const isSame = computed.facts.revision === revision && inOrder(stored) === inOrder(computed.figures);
      if (!isSame || (await this.areRowsOutdated(view, parsePeriod(period), computed.source)))
        all.differing.push(parsePeriod(period));
    }
    return all;
  }

  private async areRowsOutdated(view: Transaction, period: Period, source: RowSource): Promise<boolean> {
    return (await this.open.state(view, period)) !== null && this.parts.differ(view, period, source);
  }
}

function inOrder(figures: readonly Figure[]): string {
  const lines = figures.map((figure) => JSON.stringify(Object.entries(figure).sort()));
  return JSON.stringify(lines.sort());
}
