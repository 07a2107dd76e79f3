import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { invalid, refuseFaults } from '../../platform/problem.js';
import { ProjectAccess } from '../project/project-access.js';
import { ProjectRepository } from '../project/project.repository.js';
import { ResultRepository } from '../result/result.repository.js';
import { everInProduction, stageAt } from '../stage/stage-line.js';
import { ProjectStageRepository } from '../stage/stage.repository.js';
import { beforeFaults, estimateFaults, sameNumbers } from './baseline.js';
import { type BaselineDto, type EnteredBeforeDto, type EnteredEstimateDto } from './baseline.dto.js';
import { BaselineRepository } from './baseline.repository.js';

const NEEDED_IN_PRODUCTION = {
  where: 'before',
  message: '本番の案件では、導入前の1件当たりの時間を空にできません。',
};
const REASON_NEEDED = {
  where: 'note',
  message: '本番になったあとに見込を変えるときは、備考に理由を書いてください。',
};

@Injectable()
export class BaselineService {
  constructor(
    private readonly database: Database,
    private readonly access: ProjectAccess,
    private readonly projects: ProjectRepository,
    private readonly baselines: BaselineRepository,
    private readonly stages: ProjectStageRepository,
    private readonly results: ResultRepository,
  ) {}

  /**
   * Writes what the work took before; null takes it back. The results of months that are still open are held against
   * it from now on, those of closed months stay as they are.
   * @throws Problem 404, 403, 409 with both versions, 422 with every fault and where a project in production needs it
   */
  async setBefore(
    context: Context,
    id: string,
    version: number,
    before: EnteredBeforeDto | null,
  ): Promise<BaselineDto> {
    permit(context, 'automation.edit');
    refuseFaults(before ? beforeFaults(before) : []);
    return this.database.transaction(context, async (tx) => {
      const months = await this.results.lockOpenMonths(tx);
      const about = { id, action: 'automation.before' as const, version, changes: { before } };
      await this.access.change(tx, context, about, async () => {
        const stage = stageAt(await this.stages.lines(tx, [id]))?.stage;
        if (before === null && stage === 'production') throw invalid([NEEDED_IN_PRODUCTION]);
        const old = await this.baselines.before(tx, id);
        if (isDeepStrictEqual(old, before)) return null;
        await this.baselines.setBefore(tx, id, before);
        await this.results.compareWith(tx, id, months, before);
        return { before: old, after: before };
      });
      return this.present(tx, id);
    });
  }

  /**
   * Writes what people are expected to still do; null takes it back.
   * @throws Problem 404, 403, 409 with both versions, 422 with every fault and where numbers written after 本番 come
   *   without a reason in the note
   */
  async setEstimate(
    context: Context,
    id: string,
    version: number,
    estimate: EnteredEstimateDto | null,
  ): Promise<BaselineDto> {
    permit(context, 'automation.edit');
    refuseFaults(estimate ? estimateFaults(estimate) : []);
    return this.database.transaction(context, async (tx) => {
      const about = { id, action: 'automation.estimate' as const, version, changes: { estimate } };
      await this.access.change(tx, context, about, async () => {
        const old = await this.baselines.estimate(tx, id);
        if (isDeepStrictEqual(old, estimate)) return null;
        if (estimate && lacksReason(old, estimate) && everInProduction(await this.stages.lines(tx, [id])))
          throw invalid([REASON_NEEDED]);
        await this.baselines.setEstimate(tx, id, estimate);
        return { before: old, after: estimate };
      });
      return this.present(tx, id);
    });
  }

  private async present(tx: Transaction, id: string): Promise<BaselineDto> {
    return {
      before: await this.baselines.before(tx, id),
      estimate: await this.baselines.estimate(tx, id),
      version: (await this.projects.find(tx, id))?.version ?? 0,
    };
  }
}

/** Whether other numbers come without a note, or with the one that went with the old numbers. */
function lacksReason(old: EnteredEstimateDto | null, estimate: EnteredEstimateDto): boolean {
  return !sameNumbers(old, estimate) && (!estimate.note?.trim() || estimate.note === old?.note);
}
