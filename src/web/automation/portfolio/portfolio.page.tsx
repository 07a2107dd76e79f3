import { type CandidateDto, type PortfolioDto } from '../../../automation/portfolio/portfolio.dto.js';
import { type FiscalYear } from '../../../kernel/fiscal-year.js';
import { fiscalYearPeriod, periodLabel } from '../../../kernel/period.js';
import { Button } from '../../components/button.js';
import { Form } from '../../components/form.js';
import { SelectField } from '../../components/form-field.js';
import { Notice } from '../../components/notice.js';
import { Tabs } from '../../components/tabs.js';
import { monthsLabel } from '../amount-words.js';
import { automationTabs } from '../automation-tabs.js';
import { CandidateSection } from './candidate-section.js';
import { ChangedEstimatesSection } from './changed-estimates-section.js';
import { HoursSection } from './hours-section.js';
import { PART_TABLE_KEYS } from './part-order.js';
import { PartSection } from './part-table.js';
import { type PortfolioAsk } from './portfolio-ask.js';
import { ProgrammeSection } from './programme-section.js';
import { ScatterSection } from './scatter-section.js';
import { TroubleSection } from './trouble-section.js';

export interface PortfolioView {
  ask: PortfolioAsk;
  /** Newest first. */
  years: readonly FiscalYear[];
  portfolio: PortfolioDto;
  candidates: readonly CandidateDto[];
  /** Whether these are the projects of one's own department alone. */
  own: boolean;
}

/** 効果と費用: what a fiscal year's automation saved and cost, and what needs a look, first of all. */
export function portfolioPage({ ask, years, portfolio, candidates, own }: PortfolioView) {
  const { months, projects } = portfolio;
  return (
    <div class="stack portfolio">
      <Tabs label="自動化" tabs={automationTabs('/automation/portfolio')} />
      <Form action="/automation/portfolio" method="get" class="period-form">
        <SelectField
          label="年度"
          name="fiscalYear"
          value={String(ask.year)}
          choices={years.map((year) => ({ value: String(year), label: periodLabel(fiscalYearPeriod(year)) }))}
        />
        <Button kind="secondary">表示する</Button>
      </Form>
      <p>
        {months.length === 0
          ? `${periodLabel(fiscalYearPeriod(ask.year))}は、終わった月がまだありません。`
          : `${periodLabel(fiscalYearPeriod(ask.year))}のうち、${monthsLabel(months)}（${months.length}か月）。受付中の月を含む、現在の月次実績による値です。`}
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
          <TroubleSection portfolio={portfolio} />
          <ChangedEstimatesSection portfolio={portfolio} />
          <HoursSection portfolio={portfolio} />
          <ProgrammeSection portfolio={portfolio} />
          {PART_TABLE_KEYS.map((table) => (
            <PartSection key={table} table={table} portfolio={portfolio} ask={ask} />
          ))}
          <ScatterSection portfolio={portfolio} />
          <CandidateSection candidates={candidates} year={ask.year} />
        </>
      )}
    </div>
  );
}
