import { AUTOMATION_KINDS } from '../../automation/automation-words.js';
import { type ProjectHours } from '../../automation/portfolio/project-hours.js';
import { type ProjectListed } from '../../automation/project/project-filter.js';
import { PROJECT_STAGES, type ProjectStage } from '../../automation/stage/project-stages.js';
import { hoursLabel } from './amount-words.js';
import { projectPath, shortDay } from './project-words.js';

/** The columns; both ways to stop share the last. */
const COLUMNS: readonly { key: string; label: string; stages: readonly ProjectStage[] }[] = [
  ...(['candidate', 'analysis', 'development', 'trial', 'production'] as const).map((stage) => ({
    key: stage,
    label: PROJECT_STAGES.names[stage],
    stages: [stage],
  })),
  { key: 'stopped', label: '休止・廃止', stages: ['suspended', 'abandoned'] },
];

interface Props {
  projects: readonly ProjectListed[];
  hours: ReadonlyMap<string, ProjectHours>;
  narrowed: boolean;
}

/** Projects as cards in a column for each stage: a list of lists. */
export function ProjectBoard({ projects, hours, narrowed }: Props) {
  if (projects.length === 0)
    return <p>{narrowed ? '該当する案件はありません。' : '案件はまだ登録されていません。'}</p>;
  return (
    <div class="table-scroller" role="region" aria-label="段階ごとのボード" tabIndex={0}>
      <ul class="automation-board">
        {COLUMNS.map(({ key, label, stages }) => {
          const cards = projects.filter(({ stage }) => stages.includes(stage));
          return (
            <li key={key}>
              <h2 id={`column-${key}`}>{`${label}（${cards.length}件）`}</h2>
              {cards.length === 0 ? (
                <p class="quiet">ありません</p>
              ) : (
                <ul aria-labelledby={`column-${key}`}>
                  {cards.map((project) => (
                    <Card
                      key={project.id}
                      project={project}
                      hours={hours.get(project.id)}
                      stopped={key === 'stopped'}
                    />
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Card({
  project,
  hours,
  stopped,
}: {
  project: ProjectListed;
  hours: ProjectHours | undefined;
  stopped: boolean;
}) {
  const { id, code, name, departmentName, kind, stage, stageSince, plannedProductionOn } = project;
  return (
    <li class="automation-card">
      <p class="quiet">{code}</p>
      <p>
        <a href={projectPath(id)}>{name}</a>
      </p>
      <p class="quiet">{`${departmentName}・${AUTOMATION_KINDS.names[kind]}`}</p>
      <p class="quiet">
        {`${stopped ? `${PROJECT_STAGES.names[stage]} ` : ''}${shortDay(stageSince)}から`}
        {plannedProductionOn && !['production', 'suspended', 'abandoned'].includes(stage)
          ? `、本番予定 ${shortDay(plannedProductionOn)}`
          : ''}
      </p>
      <CardHours hours={hours} inProduction={stage === 'production'} />
    </li>
  );
}

/** 実績 where there is one or should be one, and 見込. */
function CardHours({ hours, inProduction }: { hours: ProjectHours | undefined; inProduction: boolean }) {
  const { actual, year, completeness } = hours ?? {
    actual: null,
    year: null,
    completeness: { reported: 0, expected: 0 },
  };
  const { reported, expected } = completeness;
  const unknown =
    expected > 0 ? '実績 未回答' : inProduction ? '実績 ―（この年度の稼働月はまだありません）' : null;
  const told = actual === null ? unknown : `実績 ${hoursLabel(actual)}`;
  return (
    <p class="automation-card__hours">
      {told}
      {reported < expected ? `（${expected}か月のうち${reported}か月報告）` : null}
      {told === null ? null : <br />}
      {year === null ? '見込 未入力' : `見込 1年に${hoursLabel(year)}`}
    </p>
  );
}
