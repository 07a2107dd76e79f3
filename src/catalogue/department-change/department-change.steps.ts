import { Inject, Injectable } from '@nestjs/common';
import { type AuditEntry, AuditRepository } from '../../access/audit/audit.repository.js';
import { type Context } from '../../access/context.js';
import { BearerRepository } from '../../access/department/bearer.repository.js';
import { DepartmentRepository } from '../../access/department/department.repository.js';
import { type DepartmentDto } from '../../access/department/department.dto.js';
import { DivisionRepository } from '../../access/department/division.repository.js';
import { type Clock } from '../../kernel/clock.js';
import { parseDate } from '../../kernel/date.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { notFound } from '../../platform/problem.js';
import { type Merger, type Split, type UsersFate } from './department-change.js';
import { type ChangeResultDto } from './department-change-answer.dto.js';
import { DepartmentChangeRepository } from './department-change.repository.js';
import { fateOf } from './open-report.js';
import { OpenReportRepository } from './open-report.repository.js';
import { OtherBelongingsRepository } from './other-belongings.repository.js';

/** What a change has made: the department that has taken over, and how much went there. */
export interface Made {
  target: DepartmentDto;
  result: ChangeResultDto;
}

/** Makes a merger or a split that was found possible, on departments that are held, with its lines of the audit trail. */
@Injectable()
export class DepartmentChangeSteps {
  constructor(
    private readonly departments: DepartmentRepository,
    private readonly divisions: DivisionRepository,
    private readonly bearers: BearerRepository,
    private readonly changes: DepartmentChangeRepository,
    private readonly reports: OpenReportRepository,
    private readonly others: OtherBelongingsRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Moves all that the department owns now to its heir and ends it. Its tokens are revoked rather than moved: whoever
   * holds one was let into this department's procedures, not into those of a larger one.
   */
  async merge(
    tx: Transaction,
    context: Context,
    source: DepartmentDto,
    heir: DepartmentDto,
    { on, users }: Pick<Merger, 'on' | 'users'>,
  ): Promise<Made> {
    const pair = { from: source.id, to: heir.id };
    await this.reports.hold(tx, [source.id, heir.id].sort());
    const open = await this.reports.ofDepartment(tx, source.id, heir.id);
    const months = open.filter((report) => fateOf(report) === 'goes').map(({ month }) => month);
    const reports = await this.reports.handOver(tx, { ...pair, months });
    const moved = await this.changes.move(tx, pair, { on: parseDate(on), recordedBy: context.actor.label });
    await this.changes.moveLeads(tx, pair);
    const projects = await this.others.moveProjects(tx, source.id, heir.id);
    const actions = await this.others.moveActions(tx, pair, {
      comment: `組織改正（「${source.name}」を「${heir.name}」に統合）`,
      by: context.actor.label,
      at: this.clock.now(),
    });
    const people = await this.settlePeople(tx, source, heir, users);
    const tokens = await this.bearers.revokeTokens(tx, source.id, this.clock.now());
    await this.departments.update(tx, [{ ...source, endedOn: on }]);
    await this.departments.setHeir(tx, source.id, heir.id);
    const result = {
      procedures: moved.length,
      users: people.length,
      tokens: tokens.length,
      reports,
      projects: projects.length,
      actions: actions.length,
    };
    await this.audit.record(tx, context, [
      ...this.lines('department.merge', source, heir, { on, endedOn: on, result }, moved),
      ...handedOver('automation-project', projects, source, heir),
      ...handedOver('review-action', actions, source, heir),
      ...people,
      ...tokens.map(({ id, label }) => ({
        action: 'token.revoke',
        subjectKind: 'token',
        subjectId: id,
        before: { label, revokedAt: null },
        after: { label, revokedAt: this.clock.now() },
      })),
    ]);
    await this.owedWork.raiseAll(tx, 'provisional');
    return { target: heir, result };
  }

  /** Makes the new department and moves the procedures there. @throws Problem 409 where its code is taken */
  async split(tx: Transaction, context: Context, source: DepartmentDto, split: Split): Promise<Made> {
    const target = await this.create(tx, split);
    const pair = { from: source.id, to: target.id, procedureIds: split.procedureIds };
    const dated = { on: parseDate(split.on), recordedBy: context.actor.label };
    const moved = await this.changes.move(tx, pair, dated);
    await this.changes.moveLeads(tx, pair);
    const result = { procedures: moved.length, users: 0, tokens: 0, reports: 0, projects: 0, actions: 0 };
    await this.audit.record(tx, context, [
      { action: 'department.create', subjectKind: 'department', subjectId: target.id, after: target },
      ...this.lines(
        'department.split',
        source,
        target,
        { on: split.on, endedOn: source.endedOn, result },
        moved,
      ),
    ]);
    await this.owedWork.raiseAll(tx, 'provisional');
    return { target, result };
  }

  private async create(tx: Transaction, { code, name, division }: Split): Promise<DepartmentDto> {
    const divisionId =
      division === '' ? null : ((await this.divisions.ensure(tx, [division])).get(division) ?? null);
    const ids = await this.departments.insert(tx, [{ code, name, divisionId, endedOn: null }]);
    const made = await this.departments.find(tx, ids.get(code) ?? '');
    if (!made) throw notFound('課');
    return made;
  }

  private async settlePeople(
    tx: Transaction,
    source: DepartmentDto,
    heir: DepartmentDto,
    fate: UsersFate,
  ): Promise<AuditEntry[]> {
    const at = this.clock.now();
    const moves = fate === 'move';
    const users = moves
      ? await this.bearers.moveUsers(tx, source.id, heir.id)
      : await this.bearers.disableUsers(tx, source.id, at);
    return users.map(({ id, label, login }) => ({
      action: moves ? 'user.edit' : 'user.disable',
      subjectKind: 'user',
      subjectId: id,
      before: { label, login, ...(moves ? { departmentId: source.id } : { disabledAt: null }) },
      after: { label, login, ...(moves ? { departmentId: heir.id } : { disabledAt: at }) },
    }));
  }

  /** One line for the department and one for each procedure, so that each tells its own history. */
  private lines(
    action: string,
    source: DepartmentDto,
    target: DepartmentDto,
    { on, endedOn, result }: { on: string; endedOn: string | null; result: ChangeResultDto },
    moved: readonly string[],
  ): AuditEntry[] {
    return [
      {
        action,
        subjectKind: 'department',
        subjectId: source.id,
        before: { name: source.name, endedOn: source.endedOn },
        after: { name: source.name, endedOn, into: target.name, on, ...result },
      },
      ...handedOver('procedure', moved, source, target, action),
    ];
  }
}

function handedOver(
  subjectKind: string,
  ids: readonly string[],
  source: DepartmentDto,
  target: DepartmentDto,
  action = 'department.merge',
): AuditEntry[] {
  return ids.map((subjectId) => ({
    action,
    subjectKind,
    subjectId,
    before: { departmentId: source.id },
    after: { departmentId: target.id },
  }));
}
