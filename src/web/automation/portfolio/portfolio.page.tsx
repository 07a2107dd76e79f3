import { type FiscalYear } from '../../../kernel/fiscal-year.js';
import { fiscalYearPeriod, periodLabel } from '../../../kernel/period.js';
import { Button } from '../../components/button.js';
import { Form } from '../../components/form.js';
import { SelectField } from '../../components/form-field.js';
import { Notice } from '../../components/notice.js';
import { monthsLabel } from '../amount-words.js';
import { AutomationTabs } from '../automation-tabs.js';
import { HoursSection } from './hours-section.js';
import { PART_TABLE_KEYS, type PortfolioQuery } from './portfolio-query.js';
import { type PortfolioData } from './portfolio-table.js';
import { ScatterSection } from './scatter-section.js';
import {
  CandidateSection,
  ChangedEstimatesSection,
  PartSection,
  ProgrammeSection,
  TroubleSection,
} from './sections.js';

interface PortfolioView extends PortfolioData {
  query: PortfolioQuery;
  /** Newest first. */
  years: readonly FiscalYear[];
  /** Whether these are the projects of one's own department alone. */
  own: boolean;
}

/** 効果と費用: what a fiscal year's automation saved and cost, and what needs a look, first of all. */
export function portfolioPage(view: PortfolioView) {
  const { query, years, portfolio, own } = view;
  const { months, projects } = portfolio;
  return (
    <div class="stack portfolio">
      <AutomationTabs current="/automation/portfolio" />
      <Form action="/automation/portfolio" method="get" class="period-form">
        <SelectField
          label="年度"
          name="fiscalYear"
          value={String(query.year)}
          choices={years.map((year) => ({ value: String(year), label: periodLabel(fiscalYearPeriod(year)) }))}
        />
        <Button kind="secondary">表示する</Button>
      </Form>
      <p>
        {months.length === 0
          ? `${periodLabel(fiscalYearPeriod(query.year))}は、終わった月がまだありません。`
          : `${periodLabel(fiscalYearPeriod(query.year))}のうち、${monthsLabel(months)}（${months.length}か月）。受付中の月を含む、現在の月次実績による値です。`}
        {own ? '自分の課の案件だけを集計しています。' : ''}
      </p>
      {projects === 0 ? (
        <Notice kind="info" title="案件はまだ登録されていません。">
          <p>
            <a href="/automation">案件の一覧</a>から登録すると、効果と費用がここに集計されます。
          </p>
        </Notice>
      ) : (
        <>
          <TroubleSection data={view} />
          <ChangedEstimatesSection data={view} />
          <HoursSection portfolio={portfolio} />
          <ProgrammeSection data={view} />
          {PART_TABLE_KEYS.map((table) => (
            <PartSection table={table} data={view} />
          ))}
          <ScatterSection data={view} />
          <CandidateSection data={view} />
        </>
      )}
    </div>
  );
}
