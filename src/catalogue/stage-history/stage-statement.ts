import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { type IsoDate } from '../../kernel/date.js';
import { monthEnd, newestEndedMonth } from '../../kernel/month.js';
import { type ExemptReason, type Stage } from '../../kernel/stage.js';
import { type Fault } from '../../platform/problem.js';
import { type CurrentStageDto } from './stage-answer.dto.js';

/** What somebody says about where a procedure stands from a day on. */
export interface StageStatement {
  stage: Stage;
  exemptReason: ExemptReason | null;
  /** 段階日. */
  effectiveOn: IsoDate;
}

/** A stage by the names the audit trail has for it; all null where none is answered. */
export function stageInTrail(
  stage: Omit<CurrentStageDto, 'procedureId'> | null | undefined,
): Record<'stage' | 'exemptReason' | 'stageOn' | 'stageNote', string | null> {
  const { stage: name = null, exemptReason = null, effectiveOn = null, note = null } = stage ?? {};
  return { stage: name, exemptReason, stageOn: effectiveOn, stageNote: note };
}

/** The day a stage holds from where none is given: the last day of the newest ended month (in Japan). */
export function defaultStageDate(clock: Clock): IsoDate {
  return monthEnd(newestEndedMonth(tokyoToday(clock)));
}

/** What is wrong with a statement made on the day `today`; nothing gives an empty list. */
export function stageFaults({ stage, exemptReason, effectiveOn }: StageStatement, today: IsoDate): Fault[] {
  const faults: Fault[] = [];
  if (stage === 'exempt' && exemptReason === null) {
    faults.push({
      where: 'exemptReason',
      message: '適用除外には理由（対面本人確認、原本確認、原本交付、その他）が必要です。',
    });
  }
  if (stage !== 'exempt' && exemptReason !== null) {
    faults.push({
      where: 'exemptReason',
      message: '適用除外理由は、段階が「適用除外」のときだけ入力できます。',
    });
  }
  if (effectiveOn > today) {
    faults.push({
      where: 'effectiveOn',
      message: `段階日「${effectiveOn}」は先の日付です。今日までの日付を入れ、これからの予定は予定年月に入れてください。`,
    });
  }
  return faults;
}
