import { AUTOMATION_KINDS, DIFFICULTIES, SOURCINGS } from '../../automation/automation-words.js';
import { type ProjectDetailDto } from '../../automation/project/project.dto.js';
import { type ProjectEffectDto } from '../../automation/portfolio/project-effect.dto.js';
import { type ProcessViewDto } from '../../automation/process/process.dto.js';
import { type StoredCostDto } from '../../automation/cost/cost.dto.js';
import { fieldWords } from '../../automation/project/field-of-work.js';
import { type IsoDate } from '../../kernel/date.js';
import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { BulletList } from '../components/bullet-list.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { Facts, type TermFact } from '../components/fact.js';
import { Form } from '../components/form.js';
import { SelectField } from '../components/form-field.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { instantLabel } from '../components/instant-label.js';
import { AutomationTabs } from './automation-tabs.js';
import { BaselineFacts } from './baseline-facts.js';
import { CostTable } from './cost-table.js';
import { EffectSection } from './effect-section.js';
import { FlowSection } from './flow-section.js';
import { MonthsSection } from './months-section.js';
import { ProjectTroubles } from './project-troubles.js';
import { projectPath, ProjectStageTag } from './project-words.js';
import { StageSection } from './stage-section.js';
import { type ComponentChildren } from 'preact';

export interface ProjectView {
  project: ProjectDetailDto;
  effect: ProjectEffectDto;
  flow: ProcessViewDto;
  /** Those it bears a part of. */
  costs: readonly StoredCostDto[];
  /** To choose from, newest first. */
  years: readonly FiscalYear[];
  today: IsoDate;
  mayEdit: boolean;
  mayAudit: boolean;
}

/** A project: what it is, how far it is, what it changes of the work, what it saves and costs. */
export function projectPage(view: ProjectView) {
  const { project, effect, flow, costs, today, mayEdit, mayAudit } = view;
  const at = projectPath(project.id);
  const edit = (path: string) => (mayEdit ? `${at}/${path}` : null);
  const audit = `/administration/audit?subjectKind=automation-project&subjectId=${project.id}`;
  return (
    <div class="stack">
      <AutomationTabs current="/automation" />
      <ButtonRow>
        <LinkButton kind="primary" href={edit('stage')}>
          段階を進める・予定を入れる
        </LinkButton>
        <LinkButton href={edit('edit')}>内容を編集する</LinkButton>
        <LinkButton href={mayAudit ? audit : null}>操作の記録</LinkButton>
        <LinkButton href="/automation" kind="quiet">
          一覧に戻る
        </LinkButton>
      </ButtonRow>
      <ProjectTroubles project={project} effect={effect} />
      <ProjectFacts project={project} />
      <Part id="stages" title="段階と日程" href={edit('stage')} action="段階・予定日を登録する、訂正する">
        <StageSection project={project} today={today} />
      </Part>
      <Part id="flow" title="業務フローの可視化" href={edit('steps')} action="業務フローを編集する">
        <FlowSection flow={flow} project={project} />
      </Part>
      <Part id="baseline" title="導入前の時間と見込">
        <BaselineFacts project={project} before={edit('before')} estimate={edit('estimate')} />
      </Part>
      <Part id="effects" title={`効果 ${periodLabel(fiscalYearPeriod(effect.fiscalYear))}`}>
        <YearForm {...view} />
        <EffectSection project={project} effect={effect} />
      </Part>
      <Part id="results" title="月次実績">
        <MonthsSection name={project.name} effect={effect} />
      </Part>
      <Part
        id="costs"
        title="費用"
        href={mayEdit ? `/automation/costs/new?projectId=${project.id}` : null}
        action="費用を登録する"
      >
        <CostTable costs={costs} project={project.id} names={null} mayEdit={() => mayEdit} />
      </Part>
      <p class="quiet">{`登録 ${instantLabel(project.createdAt)}、更新 ${instantLabel(project.updatedAt)}`}</p>
    </div>
  );
}

function YearForm({ project, effect, years }: ProjectView) {
  return (
    <Form action={`${projectPath(project.id)}#effects`} method="get" class="filter">
      <SelectField
        label="年度"
        name="year"
        value={String(effect.fiscalYear)}
        choices={years.map((year) => ({ value: String(year), label: periodLabel(fiscalYearPeriod(year)) }))}
      />
      <Button kind="secondary">この年度を表示する</Button>
    </Form>
  );
}

const UNKNOWN = '（未入力）';

function ProjectFacts({ project }: { project: ProjectDetailDto }) {
  const { code, departmentName, kind, field, tool, product, sourcing, difficulty } = project;
  const { operatingMonths, robotKey, note, procedures, stage } = project;
  const facts: TermFact[] = [
    [
      '段階',
      <>
        <ProjectStageTag stage={stage?.stage ?? null} />
        {stage ? ` ${dayLabel(stage.stageOn)}から` : ''}
      </>,
    ],
    ['案件コード', code],
    ['所管課', departmentName],
    ['種別', AUTOMATION_KINDS.names[kind]],
    ['分野', fieldWords().names[field] ?? field],
    ['ツール・製品', [tool ?? UNKNOWN, product].filter((text) => text !== null).join(' ／ ')],
    ['開発方法', sourcing ? SOURCINGS.names[sourcing] : UNKNOWN],
    ['難易度', difficulty ? DIFFICULTIES.names[difficulty] : UNKNOWN],
    [
      '稼働月',
      operatingMonths.length === 0 ? '毎月' : operatingMonths.map((month) => `${month}月`).join('、'),
    ],
    ['ロボットキー', robotKey ?? '（なし）'],
    [
      '対象の手続',
      procedures.length === 0 ? (
        '（なし）'
      ) : (
        <BulletList
          class="plain"
          items={procedures.map(({ id, code: procedureCode, name }) => (
            <a href={`/procedures/${id}`}>{`${procedureCode} ${name}`}</a>
          ))}
        />
      ),
    ],
    ['備考', <span class="text-lines">{note ?? '（なし）'}</span>],
  ];
  return <Facts facts={facts} />;
}

interface Props {
  id: string;
  title: string;
  /** Where it can be changed; null where the reader may not. */
  href?: string | null;
  action?: string;
  children: ComponentChildren;
}

/** A part of a project's page under its heading. */
function Part({ id, title, href = null, action, children }: Props) {
  return (
    <section class="stack automation-part" id={id} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{title}</h2>
      {href === null ? null : (
        <p class="links">
          <a href={href}>{action}</a>
        </p>
      )}
      {children}
    </section>
  );
}
