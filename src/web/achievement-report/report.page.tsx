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
  const [summary, ...sections] = sectionsOf(report);
  return (
    <>
      <ReportCover {...view} />
      <ReportSection section={summary!} report={report} />
      <ReportFiles {...files} />
      {sections.map((section) => (
        <ReportSection section={section} report={report} />
      ))}
      <ReportComparison report={report} known={known} />
    </>
  );
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
