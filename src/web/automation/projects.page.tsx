import { AUTOMATION_KINDS, DIFFICULTIES } from '../../automation/automation-words.js';
import { type ProjectHours } from '../../automation/portfolio/project-hours.js';
import { fieldWords } from '../../automation/project/field-of-work.js';
import { type ProjectListedDto } from '../../automation/project/project-answer.dto.js';
import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { type Page } from '../../platform/keyset.js';
import { TwoCalendars } from '../components/two-calendars.js';
import { ButtonRow, LinkButton } from '../components/button.js';
import { DataTable } from '../components/data-table.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Notice } from '../components/notice.js';
import { Pager } from '../components/pager.js';
import { Tabs } from '../components/tabs.js';
import { hoursLabel } from './amount-words.js';
import { automationTabs } from './automation-tabs.js';
import { ASKED_FIELDS } from './project-ask.js';
import { ProjectBoard } from './project-board.js';
import { ProjectFilterForm, type ProjectFilterView } from './project-filter-form.js';
import { ProjectStageTag, projectPath } from './project-words.js';

export interface ProjectsView extends ProjectFilterView {
  page: Page<ProjectListedDto>;
  /** The fiscal year of the hours. */
  year: FiscalYear;
  /** By project. */
  hours: ReadonlyMap<string, ProjectHours>;
  mayEdit: boolean;
}

/** 自動化案件, as a list or as a board of stages. */
export function projectsPage(view: ProjectsView) {
  const { ask, page, faults, year, mayEdit } = view;
  return (
    <div class="stack">
      <Tabs label="自動化" tabs={automationTabs('/automation')} />
      <ErrorSummary faults={faults} fields={ASKED_FIELDS} />
      <ButtonRow>
        {mayEdit ? (
          <LinkButton href="/automation/projects/new" kind="primary">
            案件を登録する
          </LinkButton>
        ) : null}
        <LinkButton href="/automation/costs">費用の一覧</LinkButton>
        <LinkButton href="/automation/hourly-costs">人件費単価</LinkButton>
      </ButtonRow>
      <ProjectFilterForm {...view} />
      <Tabs
        label="表示のしかた"
        tabs={[
          { href: ask.href({ board: false }), label: '一覧', current: !ask.board },
          { href: ask.href({ board: true }), label: '段階ごとのボード', current: ask.board },
        ]}
      />
      <p class="quiet">
        {`削減時間は職員の作業時間で、${periodLabel(fiscalYearPeriod(year))}の終わった月の分です。実績と見込は別の数字です。`}
      </p>
      {ask.board ? <Board {...view} /> : <List {...view} />}
      {page.items.length === 0 ? null : (
        <ButtonRow>
          <LinkButton href={ask.href({ format: 'xlsx' })}>Excelで出力</LinkButton>
          <LinkButton href={ask.href({ format: 'csv' })}>CSVで出力</LinkButton>
        </ButtonRow>
      )}
    </div>
  );
}

function Board({ ask, page, hours }: ProjectsView) {
  return (
    <>
      {page.next === null ? null : (
        <Notice kind="warning" title={`${page.items.length}件までを表示しています。`}>
          <p>条件で絞り込むか、一覧をご覧ください。</p>
        </Notice>
      )}
      <ProjectBoard projects={page.items} hours={hours} narrowed={ask.narrowed} />
    </>
  );
}

function List({ ask, page, hours }: ProjectsView) {
  return (
    <>
      <DataTable
        id="projects"
        caption="自動化案件（案件コード順）"
        columns={[
          {
            key: 'name',
            label: '案件',
            heading: true,
            cell: ({ id, code, name }: ProjectListedDto) => (
              <>
                <span class="quiet automation__code">{code}</span>
                <a href={projectPath(id)}>{name}</a>
              </>
            ),
          },
          { key: 'department', label: '所管課', cell: ({ departmentName }) => departmentName },
          {
            key: 'kind',
            label: '種別・分野',
            cell: ({ kind, field }) => (
              <>
                {AUTOMATION_KINDS.names[kind]}
                <span class="quiet automation__since">{fieldWords().names[field] ?? field}</span>
              </>
            ),
          },
          {
            key: 'tool',
            label: 'ツール・難易度',
            cell: ({ tool, difficulty }) => (
              <>
                {tool ?? '（未入力）'}
                <span class="quiet automation__since">
                  {`難易度 ${difficulty ? DIFFICULTIES.names[difficulty] : '（未入力）'}`}
                </span>
              </>
            ),
          },
          {
            key: 'stage',
            label: '段階',
            short: true,
            cell: ({ stage, stageSince }) => (
              <>
                <ProjectStageTag stage={stage} />
                <span class="quiet automation__since">
                  {stageSince ? <TwoCalendars label={`${dayLabel(stageSince)}から`} /> : null}
                </span>
              </>
            ),
          },
          {
            key: 'planned',
            label: '本番予定',
            short: true,
            cell: ({ plannedProductionOn }) =>
              plannedProductionOn ? <TwoCalendars label={dayLabel(plannedProductionOn)} /> : '―',
          },
          {
            key: 'actual',
            label: '削減 実績',
            numeric: true,
            cell: ({ id }) => <Hours hours={hours.get(id)} />,
          },
          {
            key: 'estimated',
            label: '削減 見込',
            numeric: true,
            cell: ({ id }) => hoursLabel(hours.get(id)?.estimated ?? null),
          },
        ]}
        rows={page.items}
        rowKey={({ id }) => id}
        empty={ask.narrowed ? '該当する案件はありません。' : '案件はまだ登録されていません。'}
      />
      <Pager
        firstHref={ask.cursor === undefined ? null : ask.href()}
        nextHref={page.next === null ? null : ask.href({ cursor: page.next })}
        shown={page.items.length}
      />
    </>
  );
}

/** Hours saved, and of how many months where some are missing. */
function Hours({ hours }: { hours: ProjectHours | undefined }) {
  if (!hours || hours.actual === null)
    return <>{hours && hours.completeness.expected > 0 ? '未回答' : '―'}</>;
  const { reported, expected } = hours.completeness;
  return (
    <>
      {hoursLabel(hours.actual)}
      {reported < expected ? (
        <span class="quiet automation__since">{`${expected}か月のうち${reported}か月報告`}</span>
      ) : null}
    </>
  );
}
