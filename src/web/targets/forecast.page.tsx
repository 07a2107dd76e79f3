import { partsInWords } from '../../kernel/figure-words.js';
import { type DepartmentDto } from '../../access/department/department.dto.js';
import { periodLabel } from '../../kernel/period.js';
import { percent } from '../../kernel/rate.js';
import {
  type ForecastLineDto,
  type DepartmentSlipDto,
  type ForecastDto,
  type TargetOutcomeDto,
  type TargetForecastDto,
} from '../../targets/forecast-answer.dto.js';
import { BulletList } from '../components/bullet-list.js';
import { Button } from '../components/button.js';
import { type Column, column, DataTable } from '../components/data-table.js';
import { Form } from '../components/form.js';
import { SelectField } from '../components/form-field.js';
import { Notice } from '../components/notice.js';
import { ParetoSection } from './pareto-section.js';
import { TargetTabs } from './target-tabs.js';
import { Section } from '../components/section.js';

export interface ForecastPageView {
  forecast: ForecastDto | null;
  /** Those one may choose among; none for a department, which sees its own part. */
  departments: readonly DepartmentDto[];
  department: string;
}

/** 見込み: what departments' plans promise, what is missing all the same, and which procedures carry the most. */
export function forecastPage({ forecast, departments, department }: ForecastPageView) {
  return (
    <div class="stack">
      <TargetTabs current="/targets/forecast" />
      {departments.length === 0 ? null : (
        <Form action="/targets/forecast" method="get" class="period-form">
          <SelectField
            label="所管課"
            name="department"
            value={department}
            choices={[
              { value: '', label: '全体' },
              ...departments.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <Button kind="secondary">表示する</Button>
        </Form>
      )}
      {forecast === null ? (
        <Notice kind="info" title="見込みはまだありません。">
          対象月の指標が計算されると、手続ごとの予定年月から見込みを示します。
        </Notice>
      ) : (
        <ForecastParts {...forecast} />
      )}
    </div>
  );
}

function ForecastParts(forecast: ForecastDto) {
  const { month, targets, lines, slips, pareto } = forecast;
  return (
    <>
      <p>
        {`${periodLabel(month)}末の段階と、手続ごとの予定年月によります。予定年月を過ぎた手続は、翌月に実現するものとして数えます。「遅れた場合」は、各課のこれまでの遅れの中央値だけ、その課の予定がすべて遅れた場合です。`}
      </p>
      {targets.map((one) => (
        <section class="stack">
          <h2>
            <a href={`/targets/${one.targetId}`}>{one.name}</a>
          </h2>
          <BulletList items={forecastSentences(one)} />
        </section>
      ))}
      <Months lines={lines} />
      <Section id="slips" title="これまでの遅れ">
        <DataTable
          id="slips"
          caption="課ごとの遅れの中央値（最初の予定年月から）"
          columns={SLIP_COLUMNS}
          rows={slips}
          empty="遅れの分かる手続はありません。"
        />
      </Section>
      <ParetoSection pareto={pareto} />
    </>
  );
}

/** Months in which nothing changes are left out: a plan to 令和16年度 has more than a hundred. */
function Months({ lines }: { lines: readonly ForecastLineDto[] }) {
  const all = lines[0]?.months.map(({ month }) => month) ?? [];
  const changes = (at: number) =>
    lines.some(({ months }) => {
      const [before, now] = [months[at - 1], months[at]];
      return before?.held !== now?.held || before?.slipped !== now?.slipped;
    });
  const rows = all
    .map((month, at) => ({ month, at }))
    .filter(({ at }) => at === 0 || at === all.length - 1 || changes(at));
  return (
    <Section id="months" title="月ごとの見込み">
      <DataTable
        id="forecast-months"
        caption="オンライン化の見込み（数が変わる月）"
        columns={[
          column('month', '月末', ({ month }: (typeof rows)[number]) => month, {
            kind: 'period',
            heading: true,
            short: true,
          }),
          ...lines.flatMap((line) => [
            columnOf(line, 'held', '予定どおり'),
            columnOf(line, 'slipped', '遅れた場合'),
          ]),
        ]}
        rows={rows}
      />
    </Section>
  );
}

function columnOf(line: ForecastLineDto, which: 'held' | 'slipped', words: string): Column<{ at: number }> {
  const cell = ({ at }: { at: number }) => {
    const [numerator, denominator] = [line.months[at]?.[which] ?? 0, line.denominator];
    return `${partsInWords(numerator, denominator)}（${percent({ numerator, denominator }) ?? '―'}%）`;
  };
  return column(`${line.indicator}-${which}`, `${line.name} ${words}`, cell, { numeric: true });
}

const SLIP_COLUMNS: Column<DepartmentSlipDto>[] = [
  column('department', '所管課', ({ departmentName }) => departmentName, { heading: true }),
  column('plans', '遅れの分かる手続', ({ plans }) => `${plans}件`, { numeric: true }),
  column('slip', '遅れの中央値', ({ medianSlip }) => slipInWords(medianSlip), { numeric: true }),
];

function slipInWords(months: number): string {
  if (months === 0) return '遅れなし';
  return months > 0 ? `${months}か月の遅れ` : `${-months}か月の前倒し`;
}

/** What plans make of a target: if every one holds, and if each slips as its department's have so far. */
export function forecastSentences({ next, denominator, held, slipped }: TargetForecastDto): string[] {
  const outcomeSentence = ({ online, percent, missing, reachedIn }: TargetOutcomeDto) =>
    `${next.label}末に${partsInWords(online, denominator)}手続（${percent ?? '―'}%）` +
    (missing > 0
      ? `で、目標${next.value}%に${missing}手続足りません`
      : `で、目標${next.value}%に${reachedIn ? `${periodLabel(reachedIn)}に` : ''}達します`);
  return [
    `すべての手続が予定どおりなら、${outcomeSentence(held)}。`,
    `これまでと同じだけ遅れると、${outcomeSentence(slipped)}。`,
  ];
}
