import { type DepartmentDto } from '../../access/department/department.dto.js';
import { AUTOMATION_KINDS, DIFFICULTIES } from '../../automation/automation-words.js';
import { type ProjectHours } from '../../automation/portfolio/project-effect.js';
import { fieldWords } from '../../automation/project/field-of-work.js';
import { type ProjectListedDto } from '../../automation/project/project.dto.js';
import { PROJECT_STAGES } from '../../automation/stage/project-stages.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { departmentChoices, wordChoices } from '../catalogue/choices.js';
import { cellColumn, type Column, column } from '../components/data-table.js';
import { TwoCalendars } from '../components/two-calendars.js';
import { type Filter, selectFilter } from '../list/filter.js';
import { type List } from '../list/list.js';
import { hoursLabel } from './amount-words.js';
import { projectPath, ProjectStageTag } from './project-words.js';

/** A project in the list, with its hours of the year shown. */
export interface ProjectRow extends ProjectListedDto {
  hours: ProjectHours | undefined;
}

interface ProjectChoicesOfFilters {
  /** Ended ones too; empty where one sees one's own alone. */
  departments: readonly DepartmentDto[];
  tools: readonly string[];
}

/** The fields of the list's address. */
function projectFilters({ departments, tools }: ProjectChoicesOfFilters): Filter[] {
  const toolChoices = tools.map((tool) => ({ value: tool, label: tool }));
  return [
    {
      name: 'search',
      label: '案件名・コード・ツール・製品で探す',
      control: 'search',
      hint: '空白で区切ると、すべての語を含む案件を探します。',
    },
    departments.length === 0
      ? { name: 'departmentId', label: '所管課', control: 'none' }
      : selectFilter('departmentId', '所管課', departmentChoices(departments)),
    selectFilter('kind', '種別', wordChoices(AUTOMATION_KINDS)),
    selectFilter('field', '分野', wordChoices(fieldWords())),
    selectFilter('tool', 'ツール', toolChoices),
    selectFilter('difficulty', '難易度', wordChoices(DIFFICULTIES)),
    { name: 'stages', label: '段階（今日現在）', control: 'ticks', choices: wordChoices(PROJECT_STAGES) },
    { name: 'procedureId', control: 'hidden' },
  ];
}

const COLUMNS: readonly Column<ProjectRow>[] = [
  cellColumn(
    'name',
    '案件',
    ({ id, code, name }) => (
      <>
        <span class="quiet automation__code">{code}</span>
        <a href={projectPath(id)}>{name}</a>
      </>
    ),
    { heading: true },
  ),
  column('department', '所管課', ({ departmentName }) => departmentName),
  cellColumn('kind', '種別・分野', ({ kind, field }) => (
    <>
      {AUTOMATION_KINDS.names[kind]}
      <Below>{fieldWords().names[field] ?? field}</Below>
    </>
  )),
  cellColumn('tool', 'ツール・難易度', ({ tool, difficulty }) => (
    <>
      {tool ?? '（未入力）'}
      <Below>{`難易度 ${difficulty ? DIFFICULTIES.names[difficulty] : '（未入力）'}`}</Below>
    </>
  )),
  cellColumn(
    'stage',
    '段階',
    ({ stage, stageSince }) => (
      <>
        <ProjectStageTag stage={stage} />
        <Below>{stageSince ? <TwoCalendars label={`${dayLabel(stageSince)}から`} /> : null}</Below>
      </>
    ),
    { short: true },
  ),
  column('planned', '本番予定', ({ plannedProductionOn }) => plannedProductionOn, {
    kind: 'date',
    short: true,
  }),
  { key: 'actual', label: '削減 実績', numeric: true, cell: ({ hours }) => <Hours hours={hours} /> },
  cellColumn('estimated', '削減 見込', ({ hours }) => hoursLabel(hours?.estimated), { numeric: true }),
];

/** 自動化案件 as a list. */
export function projectList(choices: ProjectChoicesOfFilters): List<ProjectRow> {
  return {
    id: 'projects',
    path: '/automation',
    caption: '自動化案件（案件コード順）',
    filters: projectFilters(choices),
    columns: COLUMNS,
  };
}

function Below({ children }: { children: preact.ComponentChildren }) {
  return <span class="quiet automation__since">{children}</span>;
}

/** Hours saved, and of how many months where some are missing. */
function Hours({ hours }: Pick<ProjectRow, 'hours'>) {
  if (!hours || hours.actual === null)
    return <>{hours && hours.completeness.expected > 0 ? '未回答' : '―'}</>;
  const { reported, expected } = hours.completeness;
  return (
    <>
      {hoursLabel(hours.actual)}
      {reported < expected ? <Below>{`${expected}か月のうち${reported}か月報告`}</Below> : null}
    </>
  );
}
