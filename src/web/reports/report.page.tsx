import { type KnownPeriod } from '../../achievement/figure-history.repository.js';
import { AutomationSection } from './report-automation.js';
import { ReportComparison } from './report-comparison.js';
import { ReportCover, type CoverView } from './report-cover.js';
import { DefinitionSection } from './report-definitions.js';
import { ReportFiles, type FilesView } from './report-files.js';
import { BehindSection, ItemSection, NewlyOnlineSection } from './report-lists.js';
import { ReportParetoSection } from './report-pareto.js';
import { DepartmentSection, IndicatorSection, ReportTrend } from './report-rates.js';
import { ReviewSection } from './report-review.js';
import { TargetOverviewTable } from './target-overview-table.js';
import { ForecastSection, TargetSection } from './report-targets.js';

export interface ReportPageView extends CoverView {
  files: FilesView;
  /** Every month and revision it may be compared with. */
  known: readonly KnownPeriod[];
}

/** 達成状況報告書 of a month: the same content as its files. */
export function reportPage(view: ReportPageView) {
  const { model, files, known } = view;
  return (
    <>
      <ReportCover {...view} />
      <section class="stack" aria-labelledby="summary-heading">
        <h2 id="summary-heading">概要</h2>
        <ul>
          {model.summary.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <TargetOverviewTable model={model} />
      </section>
      <ReportFiles {...files} />
      <IndicatorSection model={model} />
      <ReportTrend model={model} />
      <TargetSection model={model} />
      <ForecastSection model={model} />
      <DepartmentSection model={model} />
      <ItemSection model={model} />
      <NewlyOnlineSection model={model} />
      <BehindSection model={model} />
      <ReportParetoSection model={model} />
      <ReviewSection model={model} />
      <AutomationSection model={model} />
      <DefinitionSection model={model} />
      <ReportComparison model={model} known={known} />
    </>
  );
}

/** The stored files alone, in place of those shown before. */
export function reportFiles(view: FilesView) {
  return <ReportFiles {...view} />;
}
