import { AUTOMATION_KINDS } from '../../automation/automation-words.js';
import { PROJECT_STAGES, type ProjectStage, STOPS, WAY } from '../../automation/stage/project-stages.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { TwoCalendars } from '../components/two-calendars.js';
import { hoursLabel } from './amount-words.js';
import { type ProjectRow } from './project-list.js';
import { projectPath } from './project-words.js';

/** As many cards of a column as are shown at first. */
const AT_A_GLANCE = 12;

/** The columns; both ways to stop share the last. */
const COLUMNS: readonly { key: string; label: string; stages: readonly ProjectStage[] }[] = [
  ...WAY.map((stage) => ({ key: stage, label: PROJECT_STAGES.names[stage], stages: [stage] })),
  { key: 'stopped', label: '休止・廃止', stages: STOPS },
];

interface Props {
  projects: readonly ProjectRow[];
  /** Said instead of no projects. */
  empty: string;
}

/** Projects as cards in a column for each stage: a list of lists, each with a way to it and no longer than a glance. */
export function ProjectBoard({ projects, empty }: Props) {
  if (projects.length === 0) return <p>{empty}</p>;
  const columns = COLUMNS.map((column) => ({
    ...column,
    cards: projects.filter(({ stage }) => column.stages.includes(stage)),
  }));
  return (
    <>
      <ul class="state-counts" aria-label="段階ごとの案件数">
        {columns.map(({ key, label, cards }) => (
          <li>
            <a href={`#column-${key}`}>{label}</a>
            {` ${cards.length}件`}
          </li>
        ))}
      </ul>
      <div class="table-scroller" role="region" aria-label="段階ごとのボード" tabIndex={0}>
        <ul class="automation-board">
          {columns.map(({ key, label, cards }) => (
            <li>
              <h2 id={`column-${key}`}>{`${label}（${cards.length}件）`}</h2>
              {cards.length === 0 ? (
                <p class="quiet">ありません</p>
              ) : (
                <Cards label={`column-${key}`} cards={cards.slice(0, AT_A_GLANCE)} />
              )}
              {cards.length > AT_A_GLANCE ? (
                <details>
                  <summary>{`ほかの${cards.length - AT_A_GLANCE}件を見る`}</summary>
                  <Cards label={`column-${key}`} cards={cards.slice(AT_A_GLANCE)} />
                </details>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function Cards({ label, cards }: { label: string; cards: readonly ProjectRow[] }) {
  return (
    <ul aria-labelledby={label}>
      {cards.map((project) => (
        <Card project={project} />
      ))}
    </ul>
  );
}

function Card({ project }: { project: ProjectRow }) {
  const { hours, id, code, name, departmentName, kind, stage, stageSince, plannedProductionOn } = project;
  const stopped = STOPS.includes(stage);
  return (
    <li class="automation-card">
      <p class="quiet">{code}</p>
      <p>
        <a href={projectPath(id)}>{name}</a>
      </p>
      <p class="quiet">{`${departmentName}・${AUTOMATION_KINDS.names[kind]}`}</p>
      <p class="quiet">
        {stopped ? `${PROJECT_STAGES.names[stage]} ` : ''}
        <TwoCalendars label={`${dayLabel(stageSince)}から`} />
        {plannedProductionOn && stage !== 'production' && !stopped ? (
          <>
            {'、本番予定 '}
            <TwoCalendars label={dayLabel(plannedProductionOn)} />
          </>
        ) : null}
      </p>
      <CardHours hours={hours} inProduction={stage === 'production'} />
    </li>
  );
}

/** 実績 where there is one or should be one, and 見込. */
function CardHours({ hours, inProduction }: Pick<ProjectRow, 'hours'> & { inProduction: boolean }) {
  const { actual = null, year = null, completeness } = hours ?? {};
  const { reported, expected } = completeness ?? { reported: 0, expected: 0 };
  const unknown =
    expected > 0 ? '実績 未回答' : inProduction ? '実績 ―（この年度の稼働月はまだありません）' : null;
  const text = actual === null ? unknown : `実績 ${hoursLabel(actual)}`;
  return (
    <p class="automation-card__hours">
      {text}
      {reported < expected ? `（${expected}か月のうち${reported}か月報告）` : null}
      {text === null ? null : <br />}
      {'見込 '}
      <span class="automation-card__whole">{year === null ? '未入力' : `1年に${hoursLabel(year)}`}</span>
    </p>
  );
}
