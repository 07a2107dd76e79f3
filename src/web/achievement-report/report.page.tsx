import { render } from 'preact-render-to-string';
import { jsxTemplate } from 'preact/jsx-runtime';
import { type KnownPeriod } from '../../achievement/figures/figure-history.repository.js';
import { type ShownReport } from '../../publication/report-model.js';
import { sectionsOf } from '../../publication/report-sections.js';
import { sideLabel, sideText } from '../comparison/comparison-sides.js';
import { Button } from '../components/button.js';
import { SelectField } from '../components/form-field.js';
import { Form } from '../components/form.js';
import { Section } from '../components/section.js';
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
  const { report, files, known } = view;
  const { summary, sections } = writtenOf(report);
  return (
    <>
      <ReportCover {...view} />
      {jsxTemplate([summary])}
      <ReportFiles {...files} />
      {jsxTemplate([sections])}
      <ReportComparison report={report} known={known} />
    </>
  );
}

/** The sections of a report as they stand on the page: before its files and behind them. */
interface WrittenReport {
  summary: string;
  sections: string;
}

/** A report is written once for as long as it is remembered: its sections say the same to whoever reads them. */
const WRITTEN = new WeakMap<ShownReport, WrittenReport>();

function writtenOf(report: ShownReport): WrittenReport {
  const known = WRITTEN.get(report);
  if (known) return known;
  const [summary, ...sections] = sectionsOf(report).map((section) =>
    render(<ReportSection section={section} report={report} />),
  );
  const written = { summary: summary ?? '', sections: sections.join('') };
  WRITTEN.set(report, written);
  return written;
}

/** Leads to what changed since any other month or revision, and why. */
function ReportComparison({ report, known }: { report: ShownReport; known: readonly KnownPeriod[] }) {
  const { period, revision, comparedWith } = report;
  const others = known.filter((one) => one.period !== period.month || one.revision !== revision);
  if (others.length === 0) return null;
  const before =
    others.find((one) => one.period === period.month && one.revision === revision - 1) ??
    others.find((one) => one.period === comparedWith?.month && one.revision === comparedWith.revision);
  return (
    <Section id="comparison" title="ほかの月・版との比較" class="screen-only">
      <Form
        action="/comparison"
        method="get"
        class="period-form"
        hidden={{ to: sideText({ period: period.month, revision }) }}
      >
        <SelectField
          label="比べる元"
          name="from"
          value={sideText(before ?? others[0]!)}
          choices={others.map((one) => ({ value: sideText(one), label: sideLabel(one) }))}
        />
        <Button kind="secondary">変わったことと理由を見る</Button>
      </Form>
    </Section>
  );
}
