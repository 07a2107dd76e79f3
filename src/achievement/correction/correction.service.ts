import { Inject, Injectable } from '@nestjs/common';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { type Clock } from '../../kernel/clock.js';
import { monthsOfFiscalYear } from '../../kernel/fiscal-year.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel, periodsEndedBy } from '../../kernel/period.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { invalid, Problem } from '../../platform/problem.js';
import { MonthRepository } from '../../reporting/month/month.repository.js';
import { type MonthDto } from '../../reporting/month/month.dto.js';
import { ALL_DEPARTMENTS } from '../figures/all-departments.js';
import { liveRows } from '../live-rows/live-rows.sql.js';
import { PeriodFactsRepository } from '../rows/period-facts.repository.js';
import { RowRepository } from '../rows/row.repository.js';
import { type RowSource } from '../rows/row-source.js';
import { CorrectionBasis, type Correction } from './correction-basis.js';
import { CorrectionStartRepository } from './correction-start.repository.js';
import { type TakeoverKeyDto, type DifferenceDto } from './correction.dto.js';
import {
  itemDifferences,
  listDifferences,
  monthDifferences,
  procedureDifferences,
  type ComparedRows,
  type PreparedDifference,
} from './differences.js';
import { type RecordedTakeover, TakeoverRepository } from './takeover.repository.js';

/** A correction under way with the changes of the catalogue since its month was closed. */
export interface CorrectionView {
  month: Month;
  revision: number;
  /** Why the month was reopened. */
  reason: string;
  differences: DifferenceDto[];
  takeovers: RecordedTakeover[];
}

/** Shows what changed since the close of a month under correction, and takes changes over on request. */
@Injectable()
export class CorrectionService {
  constructor(
    private readonly database: Database,
    private readonly months: MonthRepository,
    private readonly facts: PeriodFactsRepository,
    private readonly basis: CorrectionBasis,
    private readonly start: CorrectionStartRepository,
    private readonly takeovers: TakeoverRepository,
    private readonly rows: RowRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Problem 404 where the month was never opened, 409 where no correction of it is under way */
  async view(context: Context, month: Month): Promise<CorrectionView> {
    permit(context, 'figures.rows', ALL_DEPARTMENTS);
    return this.database.snapshot(context, async (tx) =>
      this.viewIn(tx, await this.months.mustFind(tx, month)),
    );
  }

  /** All takeovers of a month, in all its corrections, oldest first. @throws Problem 404 */
  async history(context: Context, month: Month): Promise<RecordedTakeover[]> {
    permit(context, 'figures.rows', ALL_DEPARTMENTS);
    return this.database.snapshot(context, async (tx) => {
      await this.months.mustFind(tx, month);
      return this.takeovers.list(tx, month);
    });
  }

  /**
   * Takes differences over into the correction, all or none, each recorded with the reason.
   * @throws Problem 422 without a reason or where a difference does not exist (any more), 409 where no correction is under way
   */
  async takeOver(
    context: Context,
    month: Month,
    { keys, reason }: { keys: readonly TakeoverKeyDto[]; reason: string },
  ): Promise<CorrectionView> {
    permit(context, 'month.manage');
    if (reason.trim() === '') {
      throw invalid([{ where: 'reason', message: '取り込む理由を入力してください。' }]);
    }
    return this.database.transaction(context, async (tx) => {
      await this.months.lockForClosing(tx, month);
      const row = await this.months.lockForWriting(tx, month);
      const correction = await this.openCorrection(tx, row);
      const selected = selectDifferences(keys, await this.differences(tx, correction));
      const { revision } = row;
      const record = {
        revision,
        reason: reason.trim(),
        takenBy: context.actor.label,
        takenAt: this.clock.now(),
      };
      const recorded = selected.map(
        ({ kind, subject, what, name, before, after, columns }): RecordedTakeover => ({
          ...record,
          ...{ kind, subject, what, name },
          before: { value: before },
          after: { value: after, columns },
        }),
      );
      await this.takeovers.add(tx, month, recorded);
      await this.updateForm(tx, { month, revision }, recorded);
      await this.audit.record(
        tx,
        context,
        selected.map(({ kind, subject, what, name, before, after }) => ({
          action: 'correction.take-over',
          subjectKind: 'month',
          subjectId: month,
          before: { kind, subject, what, name, value: before },
          after: { revision, reason: record.reason, value: after },
        })),
      );
      await this.owedWork.raiseAll(tx, 'provisional');
      await this.owedWork.raise(tx, 'provisional', periodsEndedBy(month));
      return this.viewIn(tx, row);
    });
  }

  private async updateForm(
    tx: Transaction,
    of: { month: Month; revision: number },
    recorded: readonly RecordedTakeover[],
  ): Promise<void> {
    const ofProcedures = recorded.filter(({ kind }) => kind === 'procedure');
    const gone = ofProcedures.filter(({ what }) => what === 'gone').map(({ subject }) => subject);
    if (gone.length > 0) await this.start.remove(tx, of, gone);
    const kept = new Set(ofProcedures.map(({ subject }) => subject).filter((id) => !gone.includes(id)));
    if (kept.size === 0) return;
    const { source } = await this.openCorrection(tx, await this.months.mustFind(tx, of.month));
    const rows = await this.rows.procedures(tx, source);
    await this.start.put(
      tx,
      of,
      rows.filter(({ procedureId }) => kept.has(procedureId)),
    );
  }

  private async viewIn(tx: Transaction, row: MonthDto): Promise<CorrectionView> {
    const correction = await this.openCorrection(tx, row);
    const differences = await this.differences(tx, correction);
    return {
      month: row.month,
      revision: row.revision,
      reason: row.reopenReason ?? '',
      differences: differences.map(({ kind, subject, what, name, before, after }) => ({
        ...{ kind, subject, what, name },
        before,
        after,
      })),
      takeovers: await this.takeovers.list(tx, row.month, row.revision),
    };
  }

  private async openCorrection(tx: Transaction, { month, state }: MonthDto): Promise<Correction> {
    const correction =
      state === 'closed' ? null : await this.basis.of(tx, await this.facts.of(tx, month), 'provisional');
    if (correction) return correction;
    throw new Problem(409, 'no-correction', `${periodLabel(month)}は、訂正のために再開していません。`, {
      detail: '確定した月を理由を付けて再開すると、確定後の変更を確かめて取り込めます。',
    });
  }

  private async differences(
    tx: Transaction,
    { facts, source, reportedIds }: Correction,
  ): Promise<PreparedDifference[]> {
    const now = await this.facts.of(tx, facts.period);
    const { edition, itemRule, tags } = facts;
    const liveInEdition = liveRows(tx.municipality, { ...now, edition, itemRule, tags }, 'provisional');
    const [corrected, live] = [await this.read(tx, source), await this.read(tx, liveInEdition)];
    const inForce =
      now.edition === edition ? live : await this.read(tx, liveRows(tx.municipality, now, 'provisional'));
    const otherMonths = monthsOfFiscalYear(facts.yearlyFiscalYear).filter(
      (month) => month !== facts.stageMonth,
    );
    return [
      ...listDifferences({ edition, itemRule, items: corrected.items }, now, inForce),
      ...monthDifferences(otherMonths, facts.monthRevisions, now.monthRevisions, periodLabel),
      ...procedureDifferences(
        corrected.procedures,
        live.procedures,
        reportedIds,
        await this.takeovers.heirs(tx),
      ),
      ...itemDifferences(corrected.items, live.items),
    ];
  }

  private async read(tx: Transaction, source: RowSource): Promise<ComparedRows> {
    return { procedures: await this.rows.procedures(tx, source), items: await this.rows.items(tx, source) };
  }
}

/** The requested differences. @throws Problem 422 naming those that do not exist, or no longer do */
function selectDifferences(
  keys: readonly TakeoverKeyDto[],
  differences: readonly PreparedDifference[],
): PreparedDifference[] {
  const nameOf = ({ kind, subject, what }: TakeoverKeyDto) => `${kind}/${subject}/${what}`;
  const requested = new Set(keys.map(nameOf));
  const known = new Set(differences.map(nameOf));
  const unknown = [...requested].filter((name) => !known.has(name));
  if (requested.size === 0) {
    throw invalid([{ where: 'differences', message: '取り込む変更を選んでください。' }]);
  }
  if (unknown.length > 0) {
    const message = '確定後の変更にありません。取り込み済みか、元に戻された変更です。';
    throw invalid(
      unknown.map((where) => ({ where, message })),
      '取り込めない変更があるため、どれも取り込んでいません。',
    );
  }
  return differences.filter((one) => requested.has(nameOf(one)));
}
