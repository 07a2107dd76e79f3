import { Injectable } from '@nestjs/common';
import { auditEntry } from '../../access/audit/audit-entry.js';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { changesBetween } from '../../access/audit/changes.js';
import { type Context } from '../../access/context.js';
import { DepartmentOwners } from '../../access/department/department-owners.service.js';
import { permit } from '../../access/permissions.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { type Fault, refuseFaults } from '../../platform/problem.js';
import { ProcedureLock } from '../procedure/procedure-lock.js';
import {
  type ItemsOfProcedureDto,
  type MappedItemDto,
  type MappedProcedureDto,
} from './mapping-answer.dto.js';
import { type WantedItemDto } from './mapping.dto.js';
import { type ProcedureDto } from '../procedure/procedure-answer.dto.js';
import { ProcedureRepository } from '../procedure/procedure.repository.js';
import { MappingRepository } from './mapping.repository.js';

@Injectable()
export class MappingService {
  constructor(
    private readonly database: Database,
    private readonly lock: ProcedureLock,
    private readonly procedures: ProcedureRepository,
    private readonly mappings: MappingRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
    private readonly owners: DepartmentOwners,
  ) {}

  /** The procedures behind one item or, without a key, behind every item; by item and code. */
  async byItem(context: Context, itemKey?: string): Promise<MappedProcedureDto[]> {
    permit(context, 'list.read');
    return this.database.snapshot(context, (tx) => this.mappings.byItem(tx, itemKey));
  }

  /** Makes these the items of a procedure. @throws Problem 404, 403, 409 with both versions, 422 */
  async replace(
    context: Context,
    procedureId: string,
    version: number,
    items: readonly WantedItemDto[],
  ): Promise<ItemsOfProcedureDto> {
    permit(context, 'mapping.edit');
    return this.database.transaction(context, async (tx) => {
      const seenState = { version, changes: { items } };
      await this.lock.take(tx, context, 'mapping.edit', procedureId, seenState);
      const touchedItems = await this.setMappings(tx, context, procedureId, items);
      if (touchedItems === null) {
        return { version, items: await this.mappings.ofProcedure(tx, procedureId) };
      }
      await this.owedWork.raiseAll(tx, 'provisional', { procedures: [procedureId], items: touchedItems });
      return { version: version + 1, items: await this.mappings.ofProcedure(tx, procedureId) };
    });
  }

  /**
   * The same within a transaction that goes on to change more: writes the audit record and leaves the raising of
   * owed work to its caller. Returns the keys of the items it touched; null where nothing changed.
   */
  async setMappings(
    tx: Transaction,
    context: Context,
    procedureId: string,
    newItems: readonly WantedItemDto[],
  ): Promise<string[] | null> {
    permit(context, 'mapping.edit');
    const row = await this.lock.take(tx, context, 'mapping.edit', procedureId);
    const before = await this.mappings.ofProcedure(tx, procedureId);
    await this.check(tx, newItems, before);
    await this.write(tx, row, before, newItems);
    const after = await this.mappings.ofProcedure(tx, procedureId);
    const change = changesBetween({ items: before }, { items: after });
    if (!change) return null;
    await this.procedures.touch(tx, procedureId, row.version);
    await this.audit.record(tx, context, [auditEntry('procedure.items', procedureId, change)]);
    return [...before, ...newItems].map(({ itemKey }) => itemKey);
  }

  private async write(
    tx: Transaction,
    row: ProcedureDto,
    before: readonly MappedItemDto[],
    newItems: readonly WantedItemDto[],
  ): Promise<void> {
    const keys = newItems.map(({ itemKey }) => itemKey);
    const first = await this.mappings.unmapped(tx, keys);
    const leads = newItems.flatMap(({ itemKey, lead }) => {
      const department = lead === undefined && first.has(itemKey) ? row.departmentId : lead;
      return typeof department === 'string'
        ? [{ itemKey, leadDepartmentId: department, procedureId: row.id }]
        : [];
    });
    const dropped = before.map(({ itemKey }) => itemKey).filter((key) => !keys.includes(key));
    const orphaned = await this.mappings.remove(tx, [row.id], dropped);
    await this.mappings.add(tx, row.id, keys);
    const itemsWithLead = newItems.filter(({ lead }) => lead !== undefined).map(({ itemKey }) => itemKey);
    await this.mappings.clearLeads(tx, itemsWithLead);
    await this.mappings.carryLeads(tx, [...orphaned, ...leads]);
  }

  private async check(
    tx: Transaction,
    newItems: readonly WantedItemDto[],
    before: readonly MappedItemDto[],
  ): Promise<void> {
    const keys = newItems.map(({ itemKey }) => itemKey);
    const unknown = new Set(await this.mappings.unknownItems(tx, keys));
    const faults: Fault[] = [];
    for (const [at, { itemKey, lead }] of newItems.entries()) {
      const fault = (field: string, message: string) =>
        faults.push({ where: `items[${at}].${field}`, message });
      if (unknown.has(itemKey)) fault('itemKey', `優先手続「${itemKey}」は一覧にありません。`);
      if (keys.indexOf(itemKey) !== at) fault('itemKey', `優先手続「${itemKey}」が2回指定されています。`);
      if (typeof lead !== 'string') continue;
      if (!(await this.procedures.hasDepartment(tx, lead)))
        fault('lead', '主管課が見つかりません。一覧から選び直してください。');
      const stays = before.some((one) => one.itemKey === itemKey && one.leadDepartmentId === lead);
      if (!stays) faults.push(...(await this.owners.faults(tx, `items[${at}].lead`, lead)));
    }
    refuseFaults(faults);
  }
}
