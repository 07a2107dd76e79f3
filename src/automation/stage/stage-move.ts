import { type IsoDate } from '../../kernel/date.js';
import { type Fault } from '../../platform/problem.js';
import { type Entered, missingFor, nextStages, PROJECT_STAGES, STOPS } from './project-stages.js';
import { type Dated, stageAt } from './stage-line.js';
import { type StageLineDto } from './stage.dto.js';

/** What somebody says: from this day on the project stands here. */
export type StageMove = Pick<StageLineDto, 'stage' | 'stageOn' | 'reason'>;

/** What is wrong with a move made on the day `today`; a project without a line may begin anywhere. */
export function moveFaults(
  { stage, stageOn, reason }: StageMove,
  lines: readonly Dated[],
  entered: Entered,
  today: IsoDate,
): Fault[] {
  const faults: Fault[] = [];
  const refuse = (where: string, message: string) => void faults.push({ where, message });
  const latest = stageAt(lines);
  const { names } = PROJECT_STAGES;
  if (stageOn > today)
    refuse('stageOn', '段階の日付は今日までの日付にし、これからの予定は予定日に入力してください。');
  if (latest && stageOn < latest.stageOn)
    refuse(
      'stageOn',
      `${latest.stageOn}の「${names[latest.stage]}」より前の日付です。先にその記録を取り下げてください。`,
    );
  if (latest && !nextStages(latest.stage).includes(stage))
    refuse('stage', `「${names[latest.stage]}」から「${names[stage]}」へは変更できません。`);
  if (STOPS.includes(stage) && !reason) refuse('reason', `「${names[stage]}」にする理由を入力してください。`);
  return [...faults, ...missingFor(stage, entered)];
}
