import { Inject, Injectable } from '@nestjs/common';
import { type AuditEntry, auditEntry } from '../access/audit/audit-entry.js';
import { AuditRepository } from '../access/audit/audit.repository.js';
import { type AuditEventDto } from '../access/audit/audit.dto.js';
import { changesBetween } from '../access/audit/changes.js';
import { type Context } from '../access/context.js';
import { permit } from '../access/permissions.js';
import { type Clock, tokyoToday } from '../kernel/clock.js';
import { type FiscalYear, fiscalYearOfDate } from '../kernel/fiscal-year.js';
import { CLOCK } from '../platform/clock-token.js';
import { Database } from '../platform/database/database.js';
import { type Transaction } from '../platform/database/transaction.js';
import { conflict, type Fault, invalid, orNotFound, Problem, refuseFaults } from '../platform/problem.js';
import { ManualActualRepository } from './manual-actual.repository.js';
import { type SavedActualDto, type TargetDto } from './target-answer.dto.js';
import { withChanges, faultsOf } from './target-changes.js';
import { valueFault } from './target-faults.js';
import { type CreateTarget, type EditTarget, type SaveActual } from './target.dto.js';
import { type TargetableIndicator, type TargetFields, TargetRepository } from './target.repository.js';
import { placedAt } from './target-order.js';
import { TargetHistoryRepository } from './target-history.repository.js';
import { type TargetView } from './target-view.js';

/** What somebody wants of the version of a target they have seen. */
interface Change extends Record<string, unknown> {
  version: number;
}

/** How much of a target's history is shown. */
const MOST_CHANGES = 200;

@Injectable()
export class TargetService {
  constructor(
    private readonly database: Database,
    private readonly targets: TargetRepository,
    private readonly actuals: ManualActualRepository,
    private readonly history: TargetHistoryRepository,
    private readonly audit: AuditRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Every target that holds (or that was withdrawn) in the order of the plan, with the actual values typed in. */
  async list(context: Context, which: { withdrawn?: boolean } = {}): Promise<TargetDto[]> {
    permit(context, 'targets.read');
    const states = await this.database.snapshot(context, (tx) => this.targets.list(tx, which));
    return states.map(({ target, actuals }) => withActuals(target, actuals));
  }

  /** The computed indicators, and which have a target already. */
  async indicators(context: Context): Promise<TargetableIndicator[]> {
    permit(context, 'targets.edit');
    return this.database.snapshot(context, (tx) => this.targets.indicators(tx));
  }

  /** What the computed indicators are called, by key. */
  async indicatorNames(context: Context): Promise<Map<string, string>> {
    permit(context, 'targets.read');
    const found = await this.database.snapshot(context, (tx) => this.targets.indicators(tx));
    return new Map(found.map(({ key, name }) => [key, name]));
  }

  /** One target, also one that was withdrawn. @throws Problem 404 */
  async get(context: Context, id: string): Promise<TargetDto> {
    permit(context, 'targets.read');
    const known = await this.database.snapshot(context, (tx) => this.targets.known(tx, id));
    const { target, actuals } = orNotFound(known, '目標');
    return withActuals(target, actuals);
  }

  /** @throws Problem 422 with every fault, 409 where the indicator has a target or the name is taken. */
  async create(context: Context, input: CreateTarget): Promise<TargetDto> {
    permit(context, 'targets.edit');
    const fields = { indicator: null, manual: null, planName: null, path: [], ...input };
    return this.database.transaction(context, async (tx) => {
      refuseFaults([...faultsOf(fields), ...(await this.indicatorFaults(tx, fields))]);
      const created = await this.locked(tx, await this.targets.insert(tx, fields));
      const actuals = await this.actuals.list(tx, created.id);
      refuseFaults(faultsOf(fields, actuals));
      await this.record(tx, context, 'target.create', created, { after: created });
      return withActuals(created, actuals);
    });
  }

  /** Changes the fields given; the others stay. @throws Problem 409 for an old version, 422 with every fault. */
  async edit(context: Context, id: string, version: number, changes: EditTarget): Promise<TargetDto> {
    permit(context, 'targets.edit');
    return this.database.transaction(context, async (tx) => {
      const before = await this.locked(tx, id, { ...changes, version });
      const actuals = await this.actuals.list(tx, id);
      const edited = withChanges(before, changes);
      const faults = faultsOf(edited, actuals);
      if ((before.manual === null) !== (edited.manual === null))
        faults.push({ where: 'manual', message: '登録した目標の指標は、ほかの指標に替えられません。' });
      refuseFaults(faults);
      if (!changesBetween(before, edited)) return withActuals(before, actuals);
      await this.targets.update(tx, id, edited);
      const saved = await this.locked(tx, id);
      await this.record(tx, context, 'target.edit', saved, changesBetween(before, saved));
      return withActuals(saved, actuals);
    });
  }

  /**
   * Puts a target at a place of the plan, counted from 1; beyond the last it becomes the last. Its version stays the same.
   * @throws Problem 404, 409 for a target that was withdrawn
   */
  async move(context: Context, id: string, place: number): Promise<void> {
    permit(context, 'targets.edit');
    await this.database.transaction(context, async (tx) => {
      const targets = await this.targets.lockAll(tx);
      const moved = await this.locked(tx, id);
      const before = targets.map((one) => one.id);
      const after = placedAt(before, id, place);
      const places = { before: before.indexOf(id) + 1, after: after.indexOf(id) + 1 };
      if (places.before === places.after) return;
      await this.targets.reorder(tx, after);
      for (const target of targets) if (target.id !== id) await this.keepHistory(tx, target);
      await this.record(tx, context, 'target.move', moved, {
        before: { place: places.before },
        after: { place: places.after },
      });
    });
  }

  /** What was done to a target, newest first. @throws Problem 404 */
  async changes(context: Context, id: string): Promise<AuditEventDto[]> {
    permit(context, 'targets.read');
    return this.database.snapshot(context, async (tx) => {
      const [target, changes] = await Promise.all([
        this.targets.known(tx, id),
        this.audit.list(tx, { subjectKind: 'target', subjectId: id, limit: MOST_CHANGES }),
      ]);
      orNotFound(target, '目標');
      return changes;
    });
  }

  /**
   * Takes a target out of the plan. It stays readable with its reason, and in the reports of the months that showed it.
   * @throws Problem 409 for an old version, 422 without a reason
   */
  async withdraw(context: Context, id: string, version: number, reason: string): Promise<TargetDto> {
    permit(context, 'targets.edit');
    if (reason.trim() === '')
      throw invalid([{ where: 'reason', message: '取り下げる理由を入力してください。' }]);
    return this.database.transaction(context, async (tx) => {
      const before = await this.locked(tx, id, { reason, version });
      await this.targets.withdraw(tx, id, this.clock.now(), reason.trim());
      const saved = orNotFound(await this.targets.find(tx, id), '目標');
      await this.record(tx, context, 'target.withdraw', saved, changesBetween(before, saved));
      return withActuals(saved, await this.actuals.list(tx, id));
    });
  }

  /**
   * Writes the actual value of a fiscal year, null to take it back. `version` is that of the value there is;
   * undefined for a year without one. @throws Problem 409 for an old version and for a computed indicator
   */
  async saveActual(
    context: Context,
    id: string,
    fiscalYear: FiscalYear,
    version: number | undefined,
    { value, source = null }: SaveActual,
  ): Promise<SavedActualDto> {
    permit(context, 'targets.edit');
    return this.database.transaction(context, async (tx) => {
      const target = await this.locked(tx, id);
      const { manual } = target;
      if (manual === null) throw computedIndicator();
      const fault = value === null ? null : valueFault('value', value, manual.decimals);
      if (fault) throw invalid([fault]);
      if (fiscalYear > fiscalYearOfDate(tokyoToday(this.clock)))
        throw invalid([{ where: 'fiscalYear', message: 'これからの年度の実績値は入力できません。' }]);
      const before = await this.actual(tx, id, fiscalYear);
      if (before && before.version !== version)
        throw conflict('実績値', { value, source, version: version ?? null }, before);
      await this.actuals.save(tx, { targetId: id, fiscalYear, value, source });
      const saved = orNotFound(await this.actual(tx, id, fiscalYear), '実績値');
      await this.record(tx, context, 'target.actual', target, { before: before ?? null, after: saved });
      return saved;
    });
  }

  private async actual(tx: Transaction, id: string, year: FiscalYear): Promise<SavedActualDto | undefined> {
    return (await this.actuals.list(tx, id)).find(({ fiscalYear }) => fiscalYear === year);
  }

  /**
   * @throws Problem 404, 409 for a target that was withdrawn, and with both versions where it is no longer the one that
   *   was to be changed
   */
  private async locked(tx: Transaction, id: string, change?: Change): Promise<TargetView> {
    const target = orNotFound(await this.targets.lock(tx, id), '目標');
    if (target.withdrawn) throw withdrawnTarget(target.withdrawn.reason);
    if (change && change.version !== target.version) throw conflict('目標', change, target);
    return target;
  }

  private async record(
    tx: Transaction,
    context: Context,
    action: AuditEntry['action'],
    target: TargetView,
    change: Parameters<typeof auditEntry>[2],
  ): Promise<void> {
    await this.keepHistory(tx, target);
    await this.audit.record(tx, context, [auditEntry(action, target.id, change)]);
  }

  private async keepHistory(tx: Transaction, target: TargetView): Promise<void> {
    const actuals = await this.actuals.list(tx, target.id);
    await this.history.add(tx, this.clock.now(), { target, actuals });
  }

  private async indicatorFaults(
    tx: Transaction,
    { indicator, manual }: Pick<TargetFields, 'indicator' | 'manual'>,
  ): Promise<Fault[]> {
    if ((indicator === null) === (manual === null)) {
      return [
        { where: 'indicator', message: '計算する指標か手入力の指標の、どちらか一方を指定してください。' },
      ];
    }
    return indicator === null || (await this.targets.knowsIndicator(tx, indicator))
      ? []
      : [{ where: 'indicator', message: `「${indicator}」という指標はありません。` }];
  }
}

function withActuals(target: TargetView, actuals: readonly SavedActualDto[]): TargetDto {
  return {
    ...target,
    actuals: actuals.flatMap(({ targetId, ...actual }) => (targetId === target.id ? [actual] : [])),
  };
}

function computedIndicator(): Problem {
  return new Problem(409, 'computed-indicator', 'この指標の実績値は、月次の報告から計算されます。', {
    detail: '実績値を入力できるのは、手入力の指標だけです。',
  });
}

function withdrawnTarget(reason: string): Problem {
  return new Problem(409, 'withdrawn-target', 'この目標は取り下げられています。', {
    detail: `取り下げた理由: ${reason}`,
  });
}
