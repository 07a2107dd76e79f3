import { type StoredHourlyCostDto } from '../../automation/cost/cost.dto.js';
import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { Button, LinkButton } from '../components/button.js';
import { column, DataTable } from '../components/data-table.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { FormField } from '../components/form-field.js';
import { FormDescription } from '../form/form-description.js';
import { FormState } from '../form/form-state.js';
import { hidden, line, trimmedOrNull, wholeNumber } from '../form/single-field.js';
import { yenLabel } from './amount-words.js';
import { AutomationTabs } from './automation-tabs.js';

/** 人件費単価 of one fiscal year. */
export const HOURLY_COST_FORM = new FormDescription({
  fiscalYear: hidden({ at: null }),
  yen: wholeNumber('1時間当たりの人件費（円）', { unit: '円', size: 10, required: true }),
  source: line('算出の根拠', { read: trimmedOrNull }),
});

interface HourlyCostView {
  costs: readonly StoredHourlyCostDto[];
  /** The fiscal year to be looked at first. */
  year: FiscalYear;
  /** The form that was posted and refused. */
  typed: FormState | null;
  mayEdit: boolean;
}

/** 人件費単価: what an hour of staff costs, by fiscal year; a form for each year that has one and for the next. */
export function hourlyCostPage(view: HourlyCostView) {
  const { costs, year, typed, mayEdit } = view;
  const newest = Math.max(year, ...costs.map(({ fiscalYear }) => fiscalYear + 1));
  const open = [newest, ...costs.map(({ fiscalYear }) => fiscalYear).reverse()];
  const years = [...new Set([...open, year])].sort((a, b) => b - a);
  return (
    <div class="stack">
      <AutomationTabs current="/automation" />
      <p>
        削減時間を金額にするときの、職員1時間当たりの人件費です。年度ごとに1つで、入力のない年度の金額は計算しません。
      </p>
      <ErrorSummary
        faults={(typed?.faults ?? []).map(({ where, message }) => ({
          where: `${where}-${typed?.text('fiscalYear') ?? ''}`,
          message,
        }))}
        fields={years.flatMap((one) => [`yen-${one}`, `source-${one}`])}
      />
      <DataTable<StoredHourlyCostDto>
        id="hourly-costs"
        caption="年度ごとの人件費単価"
        columns={[
          column('year', '年度', (one) => periodLabel(fiscalYearPeriod(one.fiscalYear)), { heading: true }),
          { key: 'yen', label: '1時間当たり', numeric: true, cell: ({ yen }) => yenLabel(yen) },
          { key: 'source', label: '算出の根拠', cell: ({ source }) => source ?? '（なし）' },
        ]}
        rows={costs.toReversed()}
        empty="人件費単価はまだ登録されていません。"
      />
      {mayEdit ? years.map((one) => <YearForm {...view} of={one} />) : null}
      <LinkButton href="/automation">案件の一覧に戻る</LinkButton>
    </div>
  );
}

function YearForm({ costs, typed, of }: HourlyCostView & { of: FiscalYear }) {
  const stored = costs.find(({ fiscalYear }) => fiscalYear === of);
  const own = typed?.text('fiscalYear') === String(of) ? typed : FormState.of(HOURLY_COST_FORM, stored);
  const field = (name: 'yen' | 'source') => ({
    name,
    id: `${name}-${of}`,
    label: HOURLY_COST_FORM.fields[name].label,
    value: own.text(name),
    faults: own.faults,
  });
  return (
    <section class="narrow stack" aria-labelledby={`year-${of}`}>
      <h2 id={`year-${of}`}>{periodLabel(fiscalYearPeriod(of))}</h2>
      <Form action="/automation/hourly-costs" hidden={{ fiscalYear: of, version: stored?.version ?? 0 }}>
        <FormField {...field('yen')} inputMode="numeric" size={10} required />
        <FormField {...field('source')} />
        <Button kind="secondary">{stored ? '変更する' : '登録する'}</Button>
      </Form>
    </section>
  );
}
