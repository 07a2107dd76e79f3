import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { MunicipalityRepository } from '../../access/municipality/municipality.repository.js';
import { permit } from '../../access/permissions.js';
import { tokyoToday, type Clock } from '../../kernel/clock.js';
import { type IsoDate } from '../../kernel/date.js';
import { periodFrom, periodLabel, periodTo, type Period } from '../../kernel/period.js';
import { pick } from '../../kernel/pick.js';
import { percent } from '../../kernel/rate.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { Problem, orNotFound } from '../../platform/problem.js';
import { viewsOf } from './figure-view.js';
import { departmentsIn, FigureCaveats, type Caveats } from './figure-caveats.js';
import { FigureRepository } from './figure.repository.js';
import { type CorrectionDto, type FigureDto, type OpenCorrectionDto } from './figures-answer.dto.js';
import { type ItemRow } from '../rows/item-row.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { RowRepository } from '../rows/row.repository.js';
import { RowSources } from '../rows/row-sources.js';
import { SnapshotRepository } from '../snapshot/snapshot.repository.js';
import { YearlyCountChangeRepository } from '../snapshot/yearly-count-change.repository.js';

/** One municipality's figures of a period, as the commands `rates` and `demo` print them. */
export interface Rates extends Caveats {
  code: string;
  name: string;
  /** A note on its figures, e.g. that they cover only the published procedures. */
  note: string | null;
  asOf: IsoDate;
  period: { from: IsoDate; to: IsoDate };
  procedures: ProcedureRates[];
  indicators: IndicatorRates[];
  /** Earlier months that became final after this one. */
  corrections: CorrectionDto[];
  /** How many recorded yearly counts have changed since the close. */
  yearlyCountsChanged: number;
  /** The correction under way; the figures are still those of the newest final revision. */
  correction: OpenCorrectionDto | null;
}

interface ProcedureRates {
  name: string;
  /** The names of the list items it maps to; null where it maps to none. */
  listItem: string | null;
  /** Null where it is unanswered (未回答) or does not apply (該当なし). */
  applicationsTotal: number | null;
  applicationsOnline: number | null;
  usagePercent: string | null;
}

const INDICATOR_FIELDS = [
  ...(['key', 'numerator', 'denominator', 'percent', 'completeness', 'notCounted'] as const),
  ...(['edition', 'rule', 'state', 'revision', 'reason'] as const),
] satisfies (keyof FigureDto)[];

export type IndicatorRates = Pick<FigureDto, (typeof INDICATOR_FIELDS)[number]>;

@Injectable()
export class RatesService {
  constructor(
    private readonly database: Database,
    private readonly municipalities: MunicipalityRepository,
    private readonly snapshots: SnapshotRepository,
    private readonly figures: FigureRepository,
    private readonly sources: RowSources,
    private readonly rows: RowRepository,
    private readonly owedWork: OwedWork,
    private readonly yearlyCounts: YearlyCountChangeRepository,
    private readonly caveats: FigureCaveats,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Requests the figures of a period that was never computed; the caller then runs the owed work.
   * @throws Problem 422 where the period has not begun
   */
  async request(context: Context, period: Period): Promise<void> {
    permit(context, 'figures.read');
    if (periodFrom(period) > tokyoToday(this.clock)) {
      throw new Problem(422, 'not-begun', `${periodLabel(period)}はまだ始まっていません。`);
    }
    await this.database.transaction(context, async (tx) => {
      orNotFound(await this.municipalities.find(tx), '地方公共団体');
      if (await this.snapshots.find(tx, period)) return;
      if (await this.owedWork.find(tx, 'provisional', period)) return;
      await this.owedWork.raise(tx, 'provisional', [period]);
    });
  }

  /** The figures of the newest final revision, before the first close the provisional ones, and each procedure's rate. @throws Problem 404 where there are none */
  async rates(context: Context, period: Period): Promise<Rates> {
    permit(context, 'figures.read');
    return this.database.snapshot(context, async (tx) => {
      const municipality = orNotFound(await this.municipalities.find(tx), '地方公共団体');
      const snapshot = orNotFound(await this.snapshots.find(tx, period), `${periodLabel(period)}の指標`);
      const source = await this.sources.ofSnapshot(tx, snapshot);
      const items = await this.rows.items(tx, source);
      const procedures = await this.rows.procedures(tx, source);
      const figures = await this.figures.list(tx, period, snapshot.revision);
      const whole = figures.filter(({ scopeKind }) => scopeKind === 'municipality');
      const before = await this.snapshots.previous(tx, period);
      return {
        code: municipality.code,
        name: municipality.name,
        note: municipality.note,
        asOf: snapshot.asOf,
        period: { from: periodFrom(period), to: periodTo(period) },
        corrections: await this.snapshots.correctionsSince(tx, snapshot),
        yearlyCountsChanged: (await this.yearlyCounts.changedSince(tx, snapshot)).length,
        correction: await this.snapshots.openCorrection(tx, period),
        procedures: procedures.map((procedure) => procedureRates(procedure, items)),
        ...(await this.caveats.of(tx, snapshot, { figures, before })),
        indicators: viewsOf(snapshot, whole, departmentsIn(figures)).map((view) =>
          pick(view, INDICATOR_FIELDS),
        ),
      };
    });
  }
}

function procedureRates(procedure: ProcedureRow, items: ItemRow[]): ProcedureRates {
  const { name, itemKeys, applicationsTotal, applicationsOnline, pairOnline, pairTotal } = procedure;
  const names = items.filter(({ itemKey }) => itemKeys.includes(itemKey)).map((item) => item.name);
  return {
    name,
    listItem: names.length === 0 ? null : names.join('、'),
    applicationsTotal,
    applicationsOnline,
    usagePercent: percent({ numerator: pairOnline, denominator: pairTotal }),
  };
}
