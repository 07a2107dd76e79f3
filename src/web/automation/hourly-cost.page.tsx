import { type StoredHourlyCostDto } from '../../automation/cost/cost.dto.js';
import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { type Fault } from '../../platform/problem.js';
import { Button, LinkButton } from '../components/button.js';
import { DataTable } from '../components/data-table.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { FormField } from '../components/form-field.js';
import { Tabs } from '../components/tabs.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { yenLabel } from './amount-words.js';
import { automationTabs } from './automation-tabs.js';

export interface HourlyCostView {
  costs: readonly StoredHourlyCostDto[];
  /** The fiscal year to be looked at first. */
  year: FiscalYear;
  typed: FormBody;
  faults: readonly Fault[];
  mayEdit: boolean;
}

/** 人件費単価: what an hour of staff costs, by fiscal year; a form for each year that has one and for the next. */
export function hourlyCostPage(view: HourlyCostView) {
  const { costs, year, typed, faults, mayEdit } = view;
  const newest = Math.max(year, ...costs.map(({ fiscalYear }) => fiscalYear + 1));
  const open = [newest, ...costs.map(({ fiscalYear }) => fiscalYear).reverse()];
  const years = [...new Set([...open, year])].sort((a, b) => b - a);
  return (
    <div class="stack">
      <Tabs label="自動化" tabs={automationTabs('/automation')} />
      <p>
        削減時間を金額にするときの、職員1時間当たりの人件費です。年度ごとに1つで、入力のない年度の金額は計算しません。
      </p>
      <ErrorSummary
        faults={faults.map(({ where, message }) => ({
          where: `${where}-${textOf(typed, 'fiscalYear')}`,
          message,
        }))}
        fields={years.flatMap((one) => [`yen-${one}`, `source-${one}`])}
      />
      <DataTable
        id="hourly-costs"
        caption="年度ごとの人件費単価"
        columns={[
          {
            key: 'year',
            label: '年度',
            heading: true,
            cell: ({ fiscalYear }: StoredHourlyCostDto) => periodLabel(fiscalYearPeriod(fiscalYear)),
          },
          { key: 'yen', label: '1時間当たり', numeric: true, cell: ({ yen }) => yenLabel(yen) },
          { key: 'source', label: '算出の根拠', cell: ({ source }) => source ?? '（なし）' },
        ]}
        rows={costs.toReversed()}
        rowKey={({ fiscalYear }) => String(fiscalYear)}
        empty="人件費単価はまだ登録されていません。"
      />
      {mayEdit ? years.map((one) => <YearForm key={one} {...view} of={one} />) : null}
      <LinkButton href="/automation">案件の一覧に戻る</LinkButton>
    </div>
  );
}

function YearForm({ costs, typed, faults, of }: HourlyCostView & { of: FiscalYear }) {
  const stored = costs.find(({ fiscalYear }) => fiscalYear === of);
  const mine = textOf(typed, 'fiscalYear') === String(of);
  const own = mine ? faults : [];
  const value = (name: string, otherwise: string) => (mine ? textOf(typed, name) : otherwise);
  return (
    <section class="narrow stack" aria-labelledby={`year-${of}`}>
      <h2 id={`year-${of}`}>{periodLabel(fiscalYearPeriod(of))}</h2>
      <Form action="/automation/hourly-costs" hidden={{ fiscalYear: of, version: stored?.version ?? 0 }}>
        <FormField
          label="1時間当たりの人件費（円）"
          name="yen"
          id={`yen-${of}`}
          value={value('yen', stored ? String(stored.yen) : '')}
          faults={own}
          inputMode="numeric"
          size={10}
          required
        />
        <FormField
          label="算出の根拠"
          name="source"
          id={`source-${of}`}
          value={value('source', stored?.source ?? '')}
          faults={own}
        />
        <Button kind="secondary">{stored ? '変更する' : '登録する'}</Button>
      </Form>
    </section>
  );
}
