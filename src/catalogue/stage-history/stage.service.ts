import { Inject, Injectable } from '@nestjs/common';
import { auditEntry } from '../../access/audit/audit-entry.js';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { type IsoDate } from '../../kernel/date.js';
import { type ExemptReason, type Stage } from '../../kernel/stage.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { refuseFaults } from '../../platform/problem.js';
import { ProcedureLock } from '../procedure/procedure-lock.js';
import { StageHistoryRepository } from './stage-history.repository.js';
import { type CurrentStageDto, type ProcedureStageDto } from './stage-answer.dto.js';
import { defaultStageDate, stageFaults, stageInTrail } from './stage-statement.js';

/** A stage as it is entered in the catalogue. */
export interface StageInput {
  stage: Stage;
  exemptReason?: ExemptReason | null;
  note?: string | null;
  /** 段階日; the last day of the newest ended month where it is left out. */
  effectiveOn?: IsoDate;
}

@Injectable()
export class StageService {
  constructor(
    private readonly database: Database,
    private readonly lock: ProcedureLock,
    private readonly stages: StageHistoryRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Says where a procedure stands from a day on; saying the same of the same day again leaves no trace. Returns its
   * timeline.
   * @throws Problem 404, 403, 422 for a day to come and an exemption without its reason
   */
  async set(context: Context, procedureId: string, input: StageInput): Promise<ProcedureStageDto[]> {
    permit(context, 'procedure.edit');
    const { stage, exemptReason = null, note = null } = input;
    const effectiveOn = input.effectiveOn ?? defaultStageDate(this.clock);
    const faults = stageFaults({ stage, exemptReason, effectiveOn }, tokyoToday(this.clock));
    refuseFaults(faults);
    return this.database.transaction(context, async (tx) => {
      await this.lock.take(tx, context, 'procedure.edit', procedureId);
      const old = (await this.stages.asOf(tx, effectiveOn, [procedureId])).get(procedureId);
      if (old && saysSame(old, { stage, exemptReason, note, effectiveOn })) {
        return this.stages.timeline(tx, procedureId);
      }
      const recordedBy = context.actor.label;
      const entry = { procedureId, effectiveOn, stage, exemptReason, note, recordedBy };
      await this.stages.record(tx, [{ ...entry, source: 'catalogue', reportMonth: null }]);
      const change = { before: stageInTrail(old), after: stageInTrail(entry) };
      await this.audit.record(tx, context, [auditEntry('procedure.stage', procedureId, change)]);
      await this.owedWork.raiseAll(tx, 'provisional', { procedures: [procedureId] });
      return this.stages.timeline(tx, procedureId);
    });
  }

  /** Every statement of the stage, newest day first; empty where there is none. */
  async timeline(context: Context, procedureId: string): Promise<ProcedureStageDto[]> {
    permit(context, 'procedure.read');
    return this.database.snapshot(context, async (tx) => {
      const [timeline] = await Promise.all([
        this.stages.timeline(tx, procedureId),
        this.lock.readPermitted(tx, context, procedureId),
      ]);
      return timeline;
    });
  }
}

function saysSame(old: CurrentStageDto, statement: Omit<CurrentStageDto, 'procedureId'>): boolean {
  const { stage, exemptReason, note, effectiveOn } = statement;
  return (
    old.stage === stage &&
    old.exemptReason === exemptReason &&
    old.note === note &&
    old.effectiveOn === effectiveOn
  );
}
