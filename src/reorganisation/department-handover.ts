import { Inject, Injectable } from '@nestjs/common';
import { auditEntry } from '../access/audit/audit-entry.js';
import { AuditRepository } from '../access/audit/audit.repository.js';
import { type Context } from '../access/context.js';
import { BearerRepository } from '../access/department/bearer.repository.js';
import { type DepartmentDto } from '../access/department/department.dto.js';
import { DepartmentRepository } from '../access/department/department.repository.js';
import { DivisionRepository } from '../access/department/division.repository.js';
import { revocation } from '../access/token/token-audit.js';
import { DepartmentProjectsRepository } from '../automation/project/department-projects.repository.js';
import { DepartmentProceduresRepository } from '../catalogue/procedure/department-procedures.repository.js';
import { type Clock } from '../kernel/clock.js';
import { parseDate } from '../kernel/date.js';
import { CLOCK } from '../platform/clock-token.js';
import { type Transaction } from '../platform/database/transaction.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { ReportHandover } from '../reporting/handover/report-handover.js';
import { DepartmentActionsRepository } from '../review/department-actions.repository.js';
import { type Merger, type Split } from './department-change.js';
import { type ChangeResultDto } from './department-change-answer.dto.js';
import {
  departmentRecord,
  disabledUserRecords,
  movedUserRecords,
  transferRecords,
} from './handover-audit.js';

/** The department that has taken over, and how much was moved to it. */
export interface HandoverResult {
  target: DepartmentDto;
  result: ChangeResultDto;
}

/** Carries out a merger or split of locked departments that has passed its checks, with its audit records. */
@Injectable()
export class DepartmentHandover {
  constructor(
    private readonly departments: DepartmentRepository,
    private readonly divisions: DivisionRepository,
    private readonly bearers: BearerRepository,
    private readonly procedures: DepartmentProceduresRepository,
    private readonly reports: ReportHandover,
    private readonly projects: DepartmentProjectsRepository,
    private readonly actions: DepartmentActionsRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Moves all that the department owns to its heir and ends it. Its tokens are revoked rather than moved: they were
   * issued for this department's procedures, not for those of a larger one.
   */
  async merge(
    tx: Transaction,
    context: Context,
    source: DepartmentDto,
    heir: DepartmentDto,
    { on, users: handling }: Pick<Merger, 'on' | 'users'>,
  ): Promise<HandoverResult> {
    const pair = { from: source.id, to: heir.id };
    const { label: by } = context.actor;
    const reports = await this.reports.move(tx, pair);
    const procedures = await this.procedures.move(tx, pair, { on: parseDate(on), recordedBy: by });
    await this.procedures.moveLeads(tx, pair);
    const projects = await this.projects.move(tx, pair);
    const at = this.clock.now();
    const comment = `組織改正（「${source.name}」を「${heir.name}」に統合）`;
    const actions = await this.actions.move(tx, pair, { comment, by, at });
    const users =
      handling === 'move'
        ? await this.bearers.moveUsers(tx, source.id, heir.id)
        : await this.bearers.disableUsers(tx, source.id, at);
    const tokens = await this.bearers.revokeTokens(tx, source.id, at);
    await this.departments.update(tx, [{ ...source, endedOn: on }]);
    await this.departments.setHeir(tx, source.id, heir.id);
    const result = {
      procedures: procedures.length,
      users: users.length,
      tokens: tokens.length,
      reports,
      projects: projects.length,
      actions: actions.length,
    };
    await this.audit.record(tx, context, [
      departmentRecord('department.merge', source, heir, { on, endedOn: on, result }),
      ...transferRecords('department.merge', 'procedure', procedures, pair),
      ...transferRecords('department.merge', 'automation-project', projects, pair),
      ...transferRecords('department.merge', 'review-action', actions, pair),
      ...(handling === 'move' ? movedUserRecords(users, pair) : disabledUserRecords(users, at)),
      ...tokens.map((token) => revocation(token, at)),
    ]);
    await this.owedWork.raiseAll(tx, 'provisional');
    return { target: heir, result };
  }

  /** Creates the new department and moves the procedures there. @throws Problem 409 where its code is taken */
  async split(
    tx: Transaction,
    context: Context,
    source: DepartmentDto,
    split: Split,
  ): Promise<HandoverResult> {
    const { on, procedureIds } = split;
    const target = await this.create(tx, split);
    const pair = { from: source.id, to: target.id };
    const dated = { on: parseDate(on), recordedBy: context.actor.label };
    const procedures = await this.procedures.move(tx, { ...pair, procedureIds }, dated);
    await this.procedures.moveLeads(tx, { ...pair, procedureIds });
    const none = { users: 0, tokens: 0, reports: 0, projects: 0, actions: 0 };
    const result = { procedures: procedures.length, ...none };
    await this.audit.record(tx, context, [
      auditEntry('department.create', target.id, { after: target }),
      departmentRecord('department.split', source, target, { on, endedOn: source.endedOn, result }),
      ...transferRecords('department.split', 'procedure', procedures, pair),
    ]);
    await this.owedWork.raiseAll(tx, 'provisional');
    return { target, result };
  }

  private async create(tx: Transaction, { code, name, division }: Split): Promise<DepartmentDto> {
    const divisionId =
      division === '' ? null : ((await this.divisions.ensure(tx, [division])).get(division) ?? null);
    const ids = await this.departments.insert(tx, [{ code, name, divisionId, endedOn: null }]);
    return this.departments.mustFind(tx, ids.get(code) ?? '', '課');
  }
}
