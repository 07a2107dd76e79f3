import { Inject, Injectable } from '@nestjs/common';
import { type AuditEntry } from '../../access/audit/audit-entry.js';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { type IsoDate } from '../../kernel/date.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { invalid, orNotFound, Problem, refuseFaults } from '../../platform/problem.js';
import { BaselineRepository } from '../baseline/baseline.repository.js';
import { type StageLineDto } from './stage.dto.js';
import { type ProjectDto } from '../project/project.dto.js';
import { ProjectAccess } from '../project/project-access.js';
import { missingFor, type ProjectStage, WAY } from './project-stages.js';
import { moveFaults } from './stage-move.js';
import { isActual, plannedOn, stageAt } from './stage-line.js';
import { ProjectStageRepository } from './stage.repository.js';

/** A stage as it is entered. */
export interface StageInput {
  stage: ProjectStage;
  /** Today where it is left out. */
  stageOn?: IsoDate;
  reason?: string | null;
}

@Injectable()
export class ProjectStageService {
  constructor(
    private readonly database: Database,
    private readonly access: ProjectAccess,
    private readonly stages: ProjectStageRepository,
    private readonly baselines: BaselineRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Everything ever said and planned of a project's stages, in the order of writing. @throws Problem 404, 403 */
  async timeline(context: Context, id: string): Promise<StageLineDto[]> {
    permit(context, 'automation.read');
    return this.database.snapshot(context, async (tx) => {
      await this.access.read(tx, context, id);
      return this.stages.lines(tx, [id]);
    });
  }

  /**
   * Says where a project stands from a day on. Returns its timeline.
   * @throws Problem 404, 403, 409 with both versions, 422 where the stage cannot be reached or lacks what it needs
   */
  async move(
    context: Context,
    id: string,
    version: number,
    { stage, stageOn = tokyoToday(this.clock), reason = null }: StageInput,
  ): Promise<StageLineDto[]> {
    permit(context, 'automation.edit');
    return this.change(context, id, version, 'automation.stage', async (tx, project, lines) => {
      const entered = { ...project, before: await this.baselines.before(tx, id) };
      refuseFaults(moveFaults({ stage, stageOn, reason }, lines, entered, tokyoToday(this.clock)));
      const line = { projectId: id, stage, planned: false, stageOn, reason };
      await this.stages.record(tx, [line], context.actor.label);
      return { after: { stage, stageOn, reason } };
    });
  }

  /** Plans the day of a stage of the way; of several plans the last holds. @throws Problem 404, 403, 409, 422 */
  async plan(
    context: Context,
    id: string,
    version: number,
    { stage, stageOn, reason = null }: StageInput & { stageOn: IsoDate },
  ): Promise<StageLineDto[]> {
    permit(context, 'automation.edit');
    if (!WAY.some((one) => one === stage))
      throw invalid([{ where: 'stage', message: '休止と廃止の予定日は入力できません。' }]);
    return this.change(context, id, version, 'automation.plan', async (tx, _, lines) => {
      const before = plannedOn(lines, stage);
      const line = { projectId: id, stage, planned: true, stageOn, reason };
      await this.stages.record(tx, [line], context.actor.label);
      return { before: { stage, plannedOn: before }, after: { stage, plannedOn: stageOn, reason } };
    });
  }

  /**
   * Takes a line back that was written by mistake.
   * @throws Problem 404, 403, 409 for the only line there is, 422 where the stage it leads back to lacks what it needs
   */
  async withdraw(context: Context, id: string, version: number, seq: number): Promise<StageLineDto[]> {
    permit(context, 'automation.edit');
    return this.change(context, id, version, 'automation.stage-withdraw', async (tx, project, lines) => {
      const found = lines.find((one) => one.seq === seq && one.withdrawnAt === null);
      const line = orNotFound(found, '段階の記録');
      const valid = lines.filter(isActual);
      if (!line.planned && valid.length === 1) throw onlyLine();
      const then = stageAt(valid.filter((one) => one !== line))?.stage;
      if (then && then !== stageAt(valid)?.stage)
        refuseFaults(missingFor(then, { ...project, before: await this.baselines.before(tx, id) }));
      await this.stages.withdraw(tx, id, seq, context.actor.label);
      const { stage, stageOn, planned, reason } = line;
      return { before: { stage, stageOn, planned, reason } };
    });
  }

  private async change(
    context: Context,
    id: string,
    version: number,
    action: AuditEntry['action'],
    work: (
      tx: Transaction,
      project: ProjectDto,
      lines: StageLineDto[],
    ) => Promise<{ before?: object; after?: object }>,
  ): Promise<StageLineDto[]> {
    return this.database.transaction(context, async (tx) => {
      await this.access.change(tx, context, { id, action, version, changes: {} }, async (project) =>
        work(tx, project, await this.stages.lines(tx, [id])),
      );
      return this.stages.lines(tx, [id]);
    });
  }
}

function onlyLine(): Problem {
  return new Problem(409, 'only-stage', 'この段階の記録は取り下げられません。', {
    detail: '案件の段階が1つもなくなります。正しい段階を登録してから取り下げてください。',
  });
}
