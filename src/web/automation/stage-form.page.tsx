import { type ProjectDetailDto } from '../../automation/project/project.dto.js';
import {
  missingFor,
  nextStages,
  PROJECT_STAGES,
  type ProjectStage,
  STOPS,
  WAY,
} from '../../automation/stage/project-stages.js';
import { stageAt } from '../../automation/stage/stage-line.js';
import { type StageLineDto } from '../../automation/stage/stage.dto.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { FieldsForm } from '../form/fields-form.js';
import { FormState } from '../form/form-state.js';
import { projectPath, ProjectStageTag } from './project-words.js';
import { MOVE_FORM, PLAN_FORM, stageChoices } from './stage-form.js';
import { Section } from '../components/section.js';
import { stageLineLabel } from './stage-section.js';

/** Where what a stage asks for is entered, and its name. */
const ENTERED_AT: Readonly<Record<string, readonly [path: string, name: string]>> = {
  difficulty: ['edit#difficulty', '難易度'],
  sourcing: ['edit#sourcing', '開発方法'],
  tool: ['edit#tool', 'ツール'],
  before: ['before', '導入前の時間'],
};

/** The form that was posted and refused. */
export interface RefusedStage {
  move?: FormState;
  plan?: FormState;
}

interface View extends RefusedStage {
  project: ProjectDetailDto;
  today: string;
}

/** 段階: where the project is from a day on, for which days stages are planned, and taking a line back. */
export function stageFormPage({ project, today, move, plan }: View) {
  const at = projectPath(project.id);
  const refused = move ?? plan;
  const version = refused?.version ?? project.version;
  const latest = stageAt(project.timeline);
  const next = latest ? nextStages(latest.stage) : PROJECT_STAGES.keys;
  const onTheWay = next.filter((stage) => WAY.some((one) => one === stage));
  const suggested = onTheWay.at(project.stage?.stage === 'candidate' ? 0 : 1) ?? '';
  const lacking = Object.keys(ENTERED_AT).filter((field) =>
    next.some((stage) => missingFor(stage, project).some(({ where }) => where === field)),
  );
  const inputs = [...MOVE_FORM.inputs({}), ...PLAN_FORM.inputs({}), ...lacking];
  return (
    <div class="narrow stack">
      <ErrorSummary faults={refused?.faults ?? []} fields={inputs} />
      <p>
        今の段階：
        <ProjectStageTag stage={latest?.stage ?? null} />
        {latest ? ` ${dayLabel(latest.stageOn)}から` : ''}
      </p>
      <Needs project={project} next={next} lacking={lacking} />
      {next.length === 0 ? null : (
        <Section id="move" title="段階を登録する">
          <FieldsForm
            state={move ?? FormState.of(MOVE_FORM, { stage: suggested, stageOn: today, version })}
            choices={{ stage: stageChoices(next) }}
            action={`${at}/stage`}
            submit="段階を登録する"
          />
        </Section>
      )}
      <Section id="plan" title="予定日を登録する">
        <p>予定日は段階ごとに、最後に登録したものが有効です。変えたことも履歴に残ります。</p>
        <FieldsForm
          state={plan ?? FormState.of(PLAN_FORM, { planStage: 'production', version })}
          action={`${at}/plan`}
          submit="予定日を登録する"
          kind="secondary"
        />
      </Section>
      <Withdraw project={project} version={version} />
      <LinkButton href={at}>案件のページに戻る</LinkButton>
    </div>
  );
}

interface NeedsProps {
  project: ProjectDetailDto;
  next: readonly ProjectStage[];
  lacking: readonly string[];
}

function Needs({ project, next, lacking }: NeedsProps) {
  return (
    <Section id="needs" title="次の段階に必要なもの">
      {next.length === 0 ? <p>廃止した案件は再開できません。新しい案件として登録してください。</p> : null}
      <ul>
        {next.map((stage) => {
          const missing = missingFor(stage, project);
          return (
            <li>
              {`${PROJECT_STAGES.names[stage]}：`}
              {STOPS.includes(stage)
                ? '理由'
                : missing.length === 0
                  ? '入力済み'
                  : `未入力 ${missing.map(({ where }) => ENTERED_AT[where]?.[1] ?? '').join('、')}`}
            </li>
          );
        })}
      </ul>
      {lacking.length === 0 ? null : (
        <p class="links">
          {lacking.map((field) => {
            const [path, name] = ENTERED_AT[field] ?? ['', ''];
            return (
              <a id={field} href={`${projectPath(project.id)}/${path}`}>
                {`${name}を入力する`}
              </a>
            );
          })}
        </p>
      )}
    </Section>
  );
}

function Withdraw({ project, version }: { project: ProjectDetailDto; version: number }) {
  const lines = project.timeline.filter(({ withdrawnAt }) => withdrawnAt === null);
  const real = lines.filter(({ planned }) => !planned).length;
  const mayGo = (line: StageLineDto) => line.planned || real > 1;
  return (
    <Section id="withdraw" title="まちがえた記録を取り下げる">
      <p>
        取り下げた記録は消えず、数えないものとして履歴に残ります。正しい内容は、取り下げたあとに登録します。
      </p>
      <ul class="plain">
        {lines.map((line) => (
          <li>
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
    </Section>
  );
}
