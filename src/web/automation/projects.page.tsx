import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { type Page } from '../../platform/keyset.js';
import { type Fault } from '../../platform/problem.js';
import { ButtonRow, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { ExportLinks } from '../components/export-links.js';
import { Notice } from '../components/notice.js';
import { Tabs } from '../components/tabs.js';
import { SearchForm } from '../list/filter-form.js';
import { type List } from '../list/list.js';
import { type ListQuery } from '../list/list-query.js';
import { ListTable } from '../list/list-table.js';
import { AutomationTabs } from './automation-tabs.js';
import { ProjectBoard } from './project-board.js';
import { type ProjectRow } from './project-list.js';

interface ProjectsView {
  list: List<ProjectRow>;
  query: ListQuery;
  /** Whether they are shown as a board of stages. */
  board: boolean;
  page: Page<ProjectRow>;
  faults: readonly Fault[];
  /** The fiscal year of the hours. */
  year: FiscalYear;
  mayEdit: boolean;
}

/** 自動化案件, as a list or as a board of stages. */
export function projectsPage(view: ProjectsView) {
  const { list, query, board, page, faults, year, mayEdit } = view;
  const { filters = [] } = list;
  const narrowed = filters.some(({ name }) => query.text(name) !== '');
  const empty = narrowed ? '該当する案件はありません。' : '案件はまだ登録されていません。';
  return (
    <div class="stack">
      <AutomationTabs current="/automation" />
      <ErrorSummary faults={faults} fields={filters.map(({ name }) => name)} />
      <ButtonRow>
        <LinkButton href={mayEdit ? '/automation/projects/new' : null} kind="primary">
          案件を登録する
        </LinkButton>
        <LinkButton href="/automation/costs">費用の一覧</LinkButton>
        <LinkButton href="/automation/hourly-costs">人件費単価</LinkButton>
      </ButtonRow>
      <SearchForm
        {...{ filters, query, faults }}
        path={board ? '/automation?view=board' : '/automation'}
        open={narrowed || faults.length > 0}
        form={{ hidden: board ? { view: 'board' } : {} }}
      />
      <Tabs
        label="表示のしかた"
        tabs={[
          { href: query.href(), label: '一覧', current: !board },
          { href: query.href({ view: 'board' }), label: '段階ごとのボード', current: board },
        ]}
      />
      <p class="quiet">
        {`削減時間は職員の作業時間で、${periodLabel(fiscalYearPeriod(year))}の終わった月の分です。実績と見込は別の数字です。`}
      </p>
      {board && page.next !== null ? (
        <Notice kind="warning" title={`${page.items.length}件までを表示しています。`}>
          <p>条件で絞り込むか、一覧をご覧ください。</p>
        </Notice>
      ) : null}
      {board ? (
        <ProjectBoard projects={page.items} empty={empty} />
      ) : (
        <ListTable {...{ query, page }} list={{ ...list, empty }} />
      )}
      {page.items.length === 0 ? null : <ExportLinks {...query.files} />}
    </div>
  );
}
