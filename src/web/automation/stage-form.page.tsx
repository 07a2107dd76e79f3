import { type ProjectDetailDto } from '../../automation/project/project.dto.js';
import { type StageLineDto } from '../../automation/stage/stage.dto.js';
import {
  missingFor,
  nextStages,
  PROJECT_STAGES,
  type ProjectStage,
  WAY,
} from '../../automation/stage/project-stages.js';
import { stageAt } from '../../automation/stage/stage-line.js';
import { type Fault } from '../../platform/problem.js';
import { Button, LinkButton } from '../components/button.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { FormField, SelectField, TextArea } from '../components/form-field.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { projectPath, ProjectStageTag } from './project-words.js';
import { stageLineLabel } from './stage-section.js';

/** Where what a stage asks for is entered, and how the link there reads. */
const ENTERED_AT: Readonly<Record<string, readonly [path: string, text: string]>> = {
  difficulty: ['edit#difficulty', '難易度を入力する'],
  sourcing: ['edit#sourcing', '開発方法を入力する'],
  tool: ['edit#tool', 'ツールを入力する'],
  before: ['before', '導入前の時間を入力する'],
};

const MOVE_FIELDS = ['stage', 'stageOn', 'reason'];
const PLAN_FIELDS = ['planStage', 'planOn', 'planReason'];

export interface StageFormView {
  project: ProjectDetailDto;
  version: number;
  typed: FormBody;
  today: string;
  faults: readonly Fault[];
}

/** 段階: where the project stands from a day on, for which days stages are planned, and taking a line back. */
export function stageFormPage(view: StageFormView) {
  const { project, faults } = view;
  const latest = stageAt(project.timeline);
  const next = latest ? nextStages(latest.stage) : PROJECT_STAGES.keys;
  const lacking = Object.keys(ENTERED_AT).filter((field) =>
    next.some((stage) => missingFor(stage, project).some(({ where }) => where === field)),
  );
  return (
    <div class="narrow stack">
      <ErrorSummary faults={faults} fields={[...MOVE_FIELDS, ...PLAN_FIELDS, ...lacking]} />
      <p>
        今の段階：
        <ProjectStageTag stage={latest?.stage ?? null} />
        {latest ? ` ${dayLabel(latest.stageOn)}から` : ''}
      </p>
      <Needs project={project} next={next} lacking={lacking} />
      <Move {...view} next={next} />
      <Plan {...view} />
      <Withdraw project={project} version={view.version} />
      <LinkButton href={projectPath(project.id)}>案件のページに戻る</LinkButton>
    </div>
  );
}

function Needs({
  project,
  next,
  lacking,
}: {
  project: ProjectDetailDto;
  next: readonly ProjectStage[];
  lacking: readonly string[];
}) {
  return (
    <section class="stack" aria-labelledby="needs-heading">
      <h2 id="needs-heading">次の段階に必要なもの</h2>
      {next.length === 0 ? <p>廃止した案件は再開できません。新しい案件として登録してください。</p> : null}
      <ul>
        {next.map((stage) => {
          const missing = missingFor(stage, project);
          const stops = stage === 'suspended' || stage === 'abandoned';
          return (
            <li key={stage}>
              {`${PROJECT_STAGES.names[stage]}：`}
              {stops
                ? '理由'
                : missing.length === 0
                  ? '入力済み'
                  : `未入力 ${missing.map(({ where }) => needName(where)).join('、')}`}
            </li>
          );
        })}
      </ul>
      {lacking.length === 0 ? null : (
        <p class="links">
          {lacking.map((field) => {
            const [path, text] = ENTERED_AT[field] ?? ['', ''];
            return (
              <a key={field} id={field} href={`${projectPath(project.id)}/${path}`}>
                {text}
              </a>
            );
          })}
        </p>
      )}
    </section>
  );
}

function needName(field: string): string {
  return (ENTERED_AT[field]?.[1] ?? '').replace('を入力する', '');
}

function Move({
  project,
  version,
  typed,
  today,
  faults,
  next,
}: StageFormView & { next: readonly ProjectStage[] }) {
  if (next.length === 0) return null;
  const value = (name: string, otherwise: string) => (name in typed ? textOf(typed, name) : otherwise);
  const onTheWay = next.filter((stage) => WAY.some((one) => one === stage));
  return (
    <section class="stack" aria-labelledby="move-heading">
      <h2 id="move-heading">段階を登録する</h2>
      <Form action={`${projectPath(project.id)}/stage`} hidden={{ version }}>
        <SelectField
          label="新しい段階"
          name="stage"
          value={value('stage', onTheWay.at(project.stage?.stage === 'candidate' ? 0 : 1) ?? '')}
          faults={faults}
          choices={next.map((stage) => ({ value: stage, label: PROJECT_STAGES.names[stage] }))}
        />
        <FormField
          label="その段階になった日"
          name="stageOn"
          type="date"
          value={value('stageOn', today)}
          hint="今日までの日付。これからの予定は、下の予定日に入力します。"
          faults={faults}
          size={12}
        />
        <TextArea
          label="理由"
          name="reason"
          value={value('reason', '')}
          hint="休止と廃止では必ず入力します。ほかの段階では空欄でもかまいません。"
          faults={faults}
          rows={3}
        />
        <Button>段階を登録する</Button>
      </Form>
    </section>
  );
}

function Plan({ project, version, typed, faults }: StageFormView) {
  return (
    <section class="stack" aria-labelledby="plan-heading">
      <h2 id="plan-heading">予定日を登録する</h2>
      <p>予定日は段階ごとに、最後に登録したものが有効です。変えたことも履歴に残ります。</p>
      <Form action={`${projectPath(project.id)}/plan`} hidden={{ version }}>
        <SelectField
          label="予定する段階"
          name="planStage"
          value={textOf(typed, 'planStage') || 'production'}
          faults={faults}
          choices={WAY.map((stage) => ({ value: stage, label: PROJECT_STAGES.names[stage] }))}
        />
        <FormField
          label="予定日"
          name="planOn"
          type="date"
          value={textOf(typed, 'planOn')}
          faults={faults}
          size={12}
        />
        <FormField
          label="予定を決めた、変えた理由"
          name="planReason"
          value={textOf(typed, 'planReason')}
          faults={faults}
        />
        <Button kind="secondary">予定日を登録する</Button>
      </Form>
    </section>
  );
}

function Withdraw({ project, version }: { project: ProjectDetailDto; version: number }) {
  const standing = project.timeline.filter(({ withdrawnAt }) => withdrawnAt === null);
  const told = standing.filter(({ planned }) => !planned).length;
  const mayGo = (line: StageLineDto) => line.planned || told > 1;
  return (
    <section class="stack" aria-labelledby="withdraw-heading">
      <h2 id="withdraw-heading">まちがえた記録を取り下げる</h2>
      <p>
        取り下げた記録は消えず、数えないものとして履歴に残ります。正しい内容は、取り下げたあとに登録します。
      </p>
      <ul class="plain">
        {standing.map((line) => (
          <li key={line.seq}>
            {`${stageLineLabel(line)} `}
            {mayGo(line) ? (
              <Form action={`${projectPath(project.id)}/withdraw`} hidden={{ version, seq: line.seq }}>
                <Button kind="quiet">
                  取り下げる<span class="visually-hidden">{`：${stageLineLabel(line)}`}</span>
                </Button>
              </Form>
            ) : (
              <span class="quiet">（ただ1つの記録のため、正しい段階を登録してから取り下げます）</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
