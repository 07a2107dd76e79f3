import { Injectable } from '@nestjs/common';
import { auditEntry } from '../../access/audit/audit-entry.js';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { invalid, Problem } from '../../platform/problem.js';
import { MappingRepository } from '../mapping/mapping.repository.js';
import { type RetireProcedureDto } from './procedure.dto.js';
import { type ProcedureDto } from './procedure-answer.dto.js';
import { ProcedureLock } from './procedure-lock.js';
import { ProcedureRepository } from './procedure.repository.js';

/** 登録取消: a procedure entered by mistake or merged never counts, and is never deleted. */
@Injectable()
export class RetirementService {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProcedureRepository,
    private readonly lock: ProcedureLock,
    private readonly mappings: MappingRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
  ) {}

  /**
   * Retires the version somebody has seen.
   * @throws Problem 404, 403, 409 where changed since or already retired, 422 where it cannot be merged so
   */
  async retire(
    context: Context,
    id: string,
    version: number,
    retirement: RetireProcedureDto,
  ): Promise<ProcedureDto> {
    permit(context, 'procedure.retire');
    const { reason, mergedInto = null } = retirement;
    return this.database.transaction(context, async (tx) => {
      const heir = mergedInto === null ? null : await this.heir(tx, id, mergedInto);
      const row = await this.lock.take(tx, context, 'procedure.retire', id, { version, changes: retirement });
      if (row.retiredAt) throw alreadyRetired(row);
      await this.procedures.setRetired(tx, id, version, { reason, mergedInto });
      const items = heir ? await this.moveMappings(tx, id, heir.id) : [];
      const after = { retired: true, retiredReason: reason, mergedInto, items: [] };
      await this.audit.record(tx, context, [
        auditEntry('procedure.retire', id, { before: { retired: false, items }, after }),
        ...(heir ? [auditEntry('procedure.take-over', heir.id, { after: { items } })] : []),
      ]);
      await this.owedWork.raiseAll(tx, 'provisional', { procedures: heir ? [id, heir.id] : [id], items });
      return { ...row, ...(await this.procedures.find(tx, id)) };
    });
  }

  /** Takes a retirement back. Mappings that went to another procedure stay there. */
  async restore(context: Context, id: string, version: number): Promise<ProcedureDto> {
    permit(context, 'procedure.retire');
    return this.database.transaction(context, async (tx) => {
      const row = await this.lock.take(tx, context, 'procedure.retire', id, { version, changes: {} });
      if (!row.retiredAt) return row;
      const { retiredReason, mergedInto } = row;
      await this.procedures.setRetired(tx, id, version, { reason: null, mergedInto: null });
      const change = { before: { retired: true, retiredReason, mergedInto }, after: { retired: false } };
      await this.audit.record(tx, context, [auditEntry('procedure.restore', id, change)]);
      await this.owedWork.raiseAll(tx, 'provisional', { procedures: mergedInto ? [id, mergedInto] : [id] });
      return { ...row, ...(await this.procedures.find(tx, id)) };
    });
  }

  private async heir(tx: Transaction, id: string, mergedInto: string): Promise<ProcedureDto> {
    const heir = mergedInto === id ? undefined : await this.procedures.lock(tx, mergedInto);
    if (heir && !heir.retiredAt) return heir;
    const message =
      mergedInto === id
        ? '統合先に、その手続自身は指定できません。'
        : heir
          ? `統合先の手続「${heir.name}」は登録取消です。登録中の手続を選んでください。`
          : '統合先の手続が見つかりません。一覧から選び直してください。';
    throw invalid([{ where: 'mergedInto', message }]);
  }

  private async moveMappings(tx: Transaction, from: string, to: string): Promise<string[]> {
    const items = (await this.mappings.ofProcedure(tx, from)).map(({ itemKey }) => itemKey);
    const leads = await this.mappings.remove(tx, [from], items);
    await this.mappings.add(tx, to, items);
    const newLeads = leads.map((lead) => ({ ...lead, procedureId: to }));
    await this.mappings.carryLeads(tx, newLeads);
    return items;
  }
}

function alreadyRetired({ name }: ProcedureDto): Problem {
  return new Problem(409, 'already-retired', `手続「${name}」は、すでに登録取消です。`);
}
