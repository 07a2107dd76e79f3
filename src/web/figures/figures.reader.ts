import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { onlyDepartment } from '../../access/permissions.js';
import { FigureHistoryService } from '../../achievement/figures/figure-history.service.js';
import { FiguresService, type RowsPage } from '../../achievement/figures/figures.service.js';
import { DEFAULT_PAGE } from '../../platform/keyset.js';
import { orNotFound } from '../../platform/problem.js';
import { type FiguresView } from './figures.page.js';
import { type RowsQuery } from './rows-query.js';

/** Gathers what a page of the rows behind a figure shows. */
@Injectable()
export class FiguresReader {
  constructor(
    private readonly figures: FiguresService,
    private readonly history: FigureHistoryService,
  ) {}

  /** The newest month with figures, else the newest fiscal year. @throws Problem 404 before there are any */
  async newestPeriod(context: Context): Promise<string> {
    const [newest] = await this.history.periods(context);
    return orNotFound(newest, '指標').period;
  }

  /** A department always reads its own part of a figure: the heading says so. */
  async read(context: Context, requested: RowsQuery): Promise<FiguresView> {
    const own = onlyDepartment(context, 'figures.rows');
    const query =
      own !== null && requested.scope.kind === 'municipality'
        ? { ...requested, scope: { kind: 'department' as const, key: own } }
        : requested;
    const { period, revision, indicator, scope } = query;
    const rows = this.figures.listRows(context, { ...query, limit: DEFAULT_PAGE });
    // Where the figure itself is refused, that is what the reader is told.
    rows.catch(() => undefined);
    const answer = await this.figures.list(context, period, { revision, kind: scope.kind });
    const found = answer.figures.find((one) => one.key === indicator && one.scope.key === scope.key);
    const figure = orNotFound(found, 'この範囲の指標');
    const page = await rows;
    return { query, figure, answer, page, procedures: await this.proceduresOf(context, query, page) };
  }

  private async proceduresOf(context: Context, { period, revision }: RowsQuery, page: RowsPage) {
    if (page.of !== 'item') return [];
    const ids = page.items.flatMap(({ procedureIds }) => procedureIds);
    return this.figures.mappedProcedures(context, { period, revision, ids });
  }
}
