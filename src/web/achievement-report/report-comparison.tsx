import { type KnownPeriod } from '../../achievement/figures/figure-history.repository.js';
import { type ReportModel } from '../../publication/report-model.js';
import { sideText } from '../comparison/comparison-address.js';
import { sideLabel } from '../comparison/side-label.js';
import { Button } from '../components/button.js';
import { Form } from '../components/form.js';
import { SelectField } from '../components/form-field.js';

/** Leads to what changed since any other month or revision, and why. */
export function ReportComparison({ model, known }: { model: ReportModel; known: readonly KnownPeriod[] }) {
  const { period, revision, comparedWith } = model;
  const others = known.filter((one) => one.period !== period.month || one.revision !== revision);
  if (others.length === 0) return null;
  const before =
    others.find((one) => one.period === period.month && one.revision === revision - 1) ??
    others.find((one) => one.period === comparedWith?.month && one.revision === comparedWith.revision);
  return (
    <section class="stack screen-only" aria-labelledby="comparison-heading">
      <h2 id="comparison-heading">ほかの月・版との比較</h2>
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
    </section>
  );
}
