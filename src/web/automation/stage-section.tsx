import { PROJECT_STAGES, type ProjectStage, STOPS, WAY } from '../../automation/stage/project-stages.js';
import { plannedOn, reachedOn, stageAt } from '../../automation/stage/stage-line.js';
import { type ProjectDetailDto } from '../../automation/project/project.dto.js';
import { type StageLineDto } from '../../automation/stage/stage.dto.js';
import { daysBetween, type IsoDate } from '../../kernel/date.js';
import { column, DataTable } from '../components/data-table.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { instantLabel } from '../components/instant-label.js';
import { ProjectStageTag } from './project-words.js';

/** Where a project stands and how it came there: each stage's planned and real day, then everything ever said. */
export function StageSection({ project, today }: { project: ProjectDetailDto; today: IsoDate }) {
  const { timeline } = project;
  return (
    <>
      <DataTable<ProjectStage>
        id="way"
        caption="段階ごとの予定日と実際の日"
        columns={[
          { key: 'stage', label: '段階', heading: true, cell: (stage) => PROJECT_STAGES.names[stage] },
          column('planned', '予定日', (stage) => dayOrDash(plannedOn(timeline, stage)), { short: true }),
          column('reached', '実際に入った日', (stage) => dayOrDash(reachedOn(timeline, [stage], today)), {
            short: true,
          }),
          column('late', '予定との差', (stage) => differenceOf(timeline, stage, today), { short: true }),
        ]}
        rows={WAY}
      />
      <ol class="timeline">
        {[...timeline].sort(newestFirst).map((line) => (
          <Line line={line} />
        ))}
      </ol>
    </>
  );
}

/** One line of a stage's history in words. */
export function stageLineLabel({ stage, stageOn, planned }: StageLineDto): string {
  const name = PROJECT_STAGES.names[stage];
  return planned ? `${dayLabel(stageOn)}に「${name}」の予定` : `${dayLabel(stageOn)}から「${name}」`;
}

function Line({ line }: { line: StageLineDto }) {
  const { stage, stageOn, planned, reason, recordedAt, recordedBy, withdrawnAt, withdrawnBy } = line;
  return (
    <li class={withdrawnAt === null ? undefined : 'withdrawn'}>
      <p>
        {`${dayLabel(stageOn)}${planned ? 'の予定 ' : 'から '}`}
        <ProjectStageTag stage={stage} />
      </p>
      {reason === null ? null : <p class="text-lines">{`理由：${reason}`}</p>}
      <p class="quiet">{`${recordedBy} ／ ${instantLabel(recordedAt)}`}</p>
      {withdrawnAt === null ? null : (
        <p class="quiet">
          {`訂正のため取り下げ（${withdrawnBy ?? ''} ／ ${instantLabel(withdrawnAt)}）。数えません。`}
        </p>
      )}
    </li>
  );
}

function newestFirst(a: StageLineDto, b: StageLineDto): number {
  return a.stageOn === b.stageOn ? b.seq - a.seq : a.stageOn < b.stageOn ? 1 : -1;
}

function dayOrDash(day: IsoDate | null): string {
  return day === null ? '―' : dayLabel(day);
}

/** A project that was stopped is late no more. */
function notReached(timeline: readonly StageLineDto[], planned: IsoDate, today: IsoDate): string {
  const stage = stageAt(timeline, today)?.stage;
  if (stage && STOPS.includes(stage)) return `${PROJECT_STAGES.names[stage]}のため入らず`;
  return planned < today ? `${daysBetween(planned, today)}日超過` : '予定日前';
}

function differenceOf(timeline: readonly StageLineDto[], stage: ProjectStage, today: IsoDate): string {
  const planned = plannedOn(timeline, stage);
  if (planned === null) return '―';
  const reached = reachedOn(timeline, [stage], today);
  if (reached === null) return notReached(timeline, planned, today);
  const days = daysBetween(planned, reached);
  if (days === 0) return '予定どおり';
  return days > 0 ? `${days}日遅れ` : `${-days}日早い`;
}
