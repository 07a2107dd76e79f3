import { type KnownPeriod } from '../../achievement/figures/figure-history.repository.js';
import { sectionsOf } from '../../publication/report-sections.js';
import { ReportComparison } from './report-comparison.js';
import { ReportCover, type CoverView } from './report-cover.js';
import { ReportFiles, type FilesView } from './report-files.js';
import { ReportSection } from './report-section.js';

export interface ReportPageView extends CoverView {
  files: FilesView;
  /** Every month and revision it may be compared with. */
  known: readonly KnownPeriod[];
}

/** 達成状況報告書 of a month: the same content as its files. */
export function reportPage(view: ReportPageView) {
  const { model, files, known } = view;
  const [summary, ...sections] = sectionsOf(model);
  return (
    <>
      <ReportCover {...view} />
      <ReportSection section={summary!} model={model} />
      <ReportFiles {...files} />
      {sections.map((section) => (
        <ReportSection section={section} model={model} />
      ))}
      <ReportComparison model={model} known={known} />
    </>
  );
}
