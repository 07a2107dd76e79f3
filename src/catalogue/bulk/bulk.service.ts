import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { type Context } from '../../access/context.js';
import { DepartmentOwners } from '../../access/department/department-owners.service.js';
import { onlyDepartment, permit } from '../../access/permissions.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { invalid, Problem, refuseFaults } from '../../platform/problem.js';
import { MappingRepository } from '../mapping/mapping.repository.js';
import { StageHistoryRepository } from '../stage-history/stage-history.repository.js';
import {
  type BulkChange,
  bulkFaults,
  bulkLine,
  type BulkLine,
  type BulkRow,
  unknownLine,
} from './bulk-change.js';
import { BulkRepository } from './bulk.repository.js';
import { BulkWriter } from './bulk.writer.js';

/** How many procedures are changed at once at most: a preview longer than that is read by nobody. */
export const MOST_AT_ONCE = 1000;

/** What a change would do, line by line. */
export interface BulkPreview {
  lines: BulkLine[];
  counts: Record<BulkLine['outcome'], number>;
  /** Stands for exactly these lines: handed back with the order to apply, it proves that nothing moved meanwhile. */
  seal: string;
}

/** One change to many procedures: shown first, then made in one transaction. */
@Injectable()
export class BulkService {
  constructor(
    private readonly database: Database,
    private readonly bulk: BulkRepository,
    private readonly writer: BulkWriter,
    private readonly stages: StageHistoryRepository,
    private readonly mappings: MappingRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly owners: DepartmentOwners,
  ) {}

  /** Says what a change would do, without doing it. @throws Problem 403, 422 for a change that cannot be made */
  async preview(context: Context, ids: readonly string[], change: BulkChange): Promise<BulkPreview> {
    permitChange(context, change);
    this.refuseAmount(ids);
    return this.database.snapshot(context, async (tx) => {
      const [lines] = await Promise.all([
        this.lines(tx, context, ids, change, false),
        this.check(tx, change),
      ]);
      return sealed(change, lines);
    });
  }

  /**
   * Makes a change as its preview said; lines that were refused or stay the same are left alone. Returns how many
   * procedures changed. @throws Problem 403, 422, 409 where a preview made now would say something else
   */
  async apply(context: Context, ids: readonly string[], change: BulkChange, seal: string): Promise<number> {
    permitChange(context, change);
    this.refuseAmount(ids);
    return this.database.transaction(context, async (tx) => {
      await this.check(tx, change);
      const preview = sealed(change, await this.lines(tx, context, ids, change, true));
      if (preview.seal !== seal) throw movedMeanwhile();
      const lines = preview.lines.filter(({ outcome }) => outcome === 'change');
      if (lines.length === 0) return 0;
      const entries = await this.writer.write(tx, context, lines, change);
      await this.audit.record(tx, context, entries);
      const items = 'itemKey' in change ? [change.itemKey] : [];
      await this.owedWork.raiseAll(tx, 'provisional', { procedures: lines.map(({ id }) => id), items });
      return lines.length;
    });
  }

  private async lines(
    tx: Transaction,
    context: Context,
    ids: readonly string[],
    change: BulkChange,
    lock: boolean,
  ): Promise<BulkLine[]> {
    const own = onlyDepartment(context, 'procedure.edit');
    const today = tokyoToday(this.clock);
    const plain = (await this.bulk.rows(tx, ids, { lock })).filter(
      ({ departmentId }) => own === null || departmentId === own,
    );
    const found = plain.map(({ id }) => id);
    const known = new Set(found);
    const then = change.kind === 'stage' ? change.effectiveOn : today;
    const [stagesThen, stagesToday, channels, items] = await Promise.all([
      this.stages.asOf(tx, then, found),
      this.stages.asOf(tx, today, found),
      this.bulk.channels(tx, found),
      this.bulk.items(tx, found),
    ]);
    const rows: BulkRow[] = plain.map((row) => ({
      ...row,
      stageThen: stagesThen.get(row.id) ?? null,
      stageToday: stagesToday.get(row.id) ?? null,
      channels: channels.get(row.id) ?? [],
      items: items.get(row.id) ?? [],
    }));
    const missing = [...new Set(ids)].filter((id) => !known.has(id));
    return [...rows.map((row) => bulkLine(row, change, today)), ...missing.map(unknownLine)];
  }

  private async check(tx: Transaction, change: BulkChange): Promise<void> {
    const faults = bulkFaults(change, tokyoToday(this.clock));
    if (change.kind === 'department') {
      faults.push(...(await this.owners.ownerFaults(tx, change.departmentId)));
    }
    if (change.kind === 'add-item' && (await this.mappings.unknownItems(tx, [change.itemKey])).length > 0) {
      faults.push({ where: 'itemKey', message: `優先手続「${change.itemKey}」は一覧にありません。` });
    }
    refuseFaults(faults);
  }

  private refuseAmount(ids: readonly string[]): void {
    if (ids.length > 0 && ids.length <= MOST_AT_ONCE) return;
    const most = MOST_AT_ONCE.toLocaleString('ja-JP');
    const message =
      ids.length === 0
        ? '変更する手続を選んでください。'
        : `一度に変更できるのは${most}件までです。条件を絞り込んでください。`;
    throw invalid([{ where: 'ids', message }]);
  }
}

/** Mappings are the DX office's; a department gives none of its procedures away. */
function permitChange(context: Context, change: BulkChange): void {
  if ('itemKey' in change) permit(context, 'mapping.edit');
  permit(context, 'procedure.edit', change.kind === 'department' ? change.departmentId : undefined);
}

function sealed(change: BulkChange, lines: BulkLine[]): BulkPreview {
  const counts = { change: 0, same: 0, refused: 0 };
  for (const { outcome } of lines) counts[outcome] += 1;
  const seal = createHash('sha256').update(JSON.stringify({ change, lines })).digest('base64url');
  return { lines, counts, seal };
}

function movedMeanwhile(): Problem {
  return new Problem(409, 'changed-since-preview', '確認のあとに、対象の手続が変更されました。', {
    detail: 'まだ何も変更していません。新しい内容を確かめてから、もう一度実行してください。',
  });
}
