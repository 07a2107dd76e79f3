import { type FigureDto, type SnapshotDto } from '../../achievement/figures/figures-answer.dto.js';
import {
  type HoursOfPeriodDto,
  type MonthlyAutomationDto,
} from '../../automation/portfolio/portfolio.dto.js';
import { completenessInWords, FIGURE_WORDS } from '../../kernel/figure-words.js';
import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { isComplete } from '../../kernel/rate.js';
import { type TargetProgressDto } from '../../targets/progress-answer.dto.js';
import { deviationInWords, missingInWords } from '../../targets/progress-sentences.js';
import { amountLabel } from '../automation/amount-words.js';
import { basisInWords, monthsAnswered } from '../automation/portfolio/portfolio-words.js';
import { Button } from '../components/button.js';
import { CaveatNotices } from '../components/caveat-notices.js';
import { column, type Column, DataTable } from '../components/data-table.js';
import { instantLabel } from '../components/instant-label.js';
import { Form } from '../components/form.js';
import { SelectField } from '../components/form-field.js';
import { LaterNotice } from '../components/later-notice.js';
import { Notice } from '../components/notice.js';
import { Section } from '../components/section.js';
import { figureAddress } from '../figures/figure-address.js';
import { JudgementTag } from '../targets/judgement-tag.js';
import { ChangesSection } from './changes-section.js';
import {
  dashboardAddress,
  type DashboardFigures,
  type DashboardView,
  MAIN_INDICATOR,
  mayOpen,
  type Orders,
} from './dashboard-view.js';
import { LatenessSection } from './lateness-section.js';
import { FirstScreen } from './first-screen.js';
import { byMissing, type RowOrder } from './rate-row.js';
import { DEPARTMENT_RATES, GROUP_RATES, RateTable } from './rate-table.js';
import { TrendChart } from './trend-chart.js';
import { trendGuides } from './trend-guides.js';

/** ダッシュボード: how far the municipality has come, where it lacks, and who is late. */
export function dashboardPage(view: DashboardView) {
  const { figures, lateness } = view;
  return (
    <>
      {view.uncomputed.map((sentence) => (
        <Notice kind="warning" title="まだ計算されていない値があります。">
          <p>{sentence}</p>
        </Notice>
      ))}
      {figures === null ? (
        <Notice kind="info" title="指標はまだありません。">
          対象月の受付を開始すると、速報値がここに表示されます。
        </Notice>
      ) : (
        <>
          <div class="period-bar">
            <PeriodForm periods={view.periods} period={figures.period} />
            <FiguresAsOf {...figures.snapshot} />
          </div>
          <CaveatNotices {...figures.caveats} />
          {figures.snapshot.reason === null ? null : (
            <Notice kind="warning" title={figures.snapshot.reason} />
          )}
          <LaterNotice {...figures.later} snapshot={figures.snapshot} />
          <FirstScreen view={view} figures={figures} addressOf={addressIn(view, figures)} />
          <TargetSection targets={figures.targets} />
          <Section id="trend" title="24か月の推移">
            <TrendChart {...figures.trend} guides={trendGuides(figures.targets, figures.trend)} />
          </Section>
          <Parts view={view} figures={figures} />
          <AutomationSection {...figures} />
          <ChangesSection {...figures} visible={view.rowsReach === 'all'} />
        </>
      )}
      <LatenessSection lateness={lateness} mayOpen={(key) => mayOpen(view, { kind: 'department', key })} />
    </>
  );
}

function PeriodForm({ periods, period }: Pick<DashboardView, 'periods'> & Pick<DashboardFigures, 'period'>) {
  const choices = periods.map((one) => ({ value: one, label: periodLabel(one) }));
  return (
    <Form action="/dashboard" method="get" class="period-form">
      <SelectField label="対象期間" name="period" value={period} choices={choices} />
      <Button kind="secondary">表示する</Button>
    </Form>
  );
}

function FiguresAsOf({ period, revision, state, computedAt }: SnapshotDto) {
  const word = state === 'final' ? '確定値' : '速報値（確定するまで変わることがあります）';
  return (
    <p>{`${periodLabel(period)}の第${revision}版、${word}。${FIGURE_WORDS.computedAt} ${instantLabel(computedAt)}。`}</p>
  );
}

/** The address of the rows behind a figure; null where the reader may not open them. */
function addressIn(view: DashboardView, { period, snapshot: { revision } }: DashboardFigures) {
  return ({ key, scope }: FigureDto) =>
    mayOpen(view, scope) ? figureAddress({ indicator: key, period, revision, scope }) : null;
}

/** Departments shown before all are asked for. */
const FIRST_DEPARTMENTS = 10;

function Parts({ view, figures }: { view: DashboardView; figures: DashboardFigures }) {
  const { period, whole, departments } = figures;
  const { orders } = view;
  const ratesOf = (keys: readonly string[]) => ({
    indicators: keys.map((key) => ({ key, name: whole.find((one) => one.key === key)?.name ?? key })),
    addressOf: addressIn(view, figures),
  });
  const sorted = (table: keyof Orders) => ({
    order: orders[table],
    sortedHref: (order: RowOrder) => `${dashboardAddress(period, { ...orders, [table]: order })}#${table}`,
  });
  const shown = orders.departments === null ? byMissing(departments, MAIN_INDICATOR) : departments;
  const first = orders.departments === null ? shown.slice(0, FIRST_DEPARTMENTS) : shown;
  const byName = { ...orders, departments: { by: 'name', descending: false } };
  const everyDepartment = `${dashboardAddress(period, byName)}#departments`;
  return (
    <>
      <Section id="departments" title="所管課別">
        <RateTable
          {...ratesOf(DEPARTMENT_RATES)}
          {...sorted('departments')}
          id="departments"
          rows={first}
          caption={
            orders.departments === null
              ? '所管課ごとの指標（オンラインでない優先手続の多い順）'
              : '所管課ごとの指標（合計は全体と一致します）'
          }
          heading="所管課"
        />
        {first.length === departments.length ? null : (
          <p>
            <a
              href={everyDepartment}
            >{`すべての課（${departments.length.toLocaleString('ja-JP')}課）を表示する`}</a>
          </p>
        )}
      </Section>
      <Section id="groups-section" title="優先手続のグループ別">
        <details open={orders.groups !== null}>
          <summary>グループとまとまりの達成率を表で見る</summary>
          <RateTable
            {...ratesOf(GROUP_RATES)}
            {...sorted('groups')}
            id="groups"
            rows={figures.groups}
            caption="グループごとの達成率（合計は全体と一致します）"
            heading="グループ"
          />
          <RateTable
            {...ratesOf(GROUP_RATES)}
            id="tags"
            caption="国が示すまとまりごとの達成率（重なりがあるため合計できません）"
            heading="まとまり"
            rows={figures.tags}
          />
          <p class="quiet">
            ここでは、どのまとまりも優先手続オンライン化達成率の数え方で示します。上の「子育て・介護26手続」は、マイナポータルから申請できるものだけを数える別の指標です。
          </p>
        </details>
      </Section>
    </>
  );
}

/** How far each indicator is from its target; nothing where none is set. */
function TargetSection({ targets }: { targets: readonly TargetProgressDto[] }) {
  if (targets.length === 0) return null;
  return (
    <Section id="targets" title="目標との比較">
      <ul class="plain stack">
        {targets.map((target) => (
          <li>
            <JudgementTag judgement={target.judgement} name={target.judgementName} />{' '}
            <a href={`/targets/${target.id}`}>{target.name}</a>
            {`　${progressInWords(target)}`}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function progressInWords(target: TargetProgressDto): string {
  const { latest, next, standing, unit } = target;
  if (!latest || !next || !standing) return '実績値はまだありません。';
  const deviation = deviationInWords(target);
  const way = deviation === null ? '' : `軌道との乖離 ${deviation}。`;
  const missing = missingInWords(target);
  const year = latest.interim || target.flows ? `${latest.periodLabel}の値で、` : '';
  const { completeness } = latest;
  const unanswered =
    completeness === null || isComplete(completeness)
      ? ''
      : `${FIGURE_WORDS.reported}は${completenessInWords(completeness)}です。`;
  return `${year}${way}目標は${next.label}末に${next.value}${unit}${missing === null ? '' : `、${missing}`}。${unanswered}${latest.stale ?? ''}`;
}

/** Hours saved by automation in the month and in its fiscal year so far; nothing where there are no projects. */
function AutomationSection({ automation }: { automation: MonthlyAutomationDto | null }) {
  if (automation === null || automation.projects === 0) return null;
  const { month, fiscalYear, ofMonth, ofYear, projects, inProduction } = automation;
  const rows = [
    { name: periodLabel(month), ...ofMonth },
    { name: `${periodLabel(fiscalYearPeriod(fiscalYear))}の4月から対象月まで`, ...ofYear },
  ];
  return (
    <Section id="automation" title="自動化による削減時間">
      <DataTable
        id="automation"
        caption={`職員の作業時間（案件${projects}件のうち本番${inProduction}件）`}
        columns={COLUMNS}
        rows={rows}
      />
      <p>
        実績と見込は別の数字です。現在の月次実績による値で、確定値ではありません。{' '}
        <a href={`/automation/portfolio?fiscalYear=${fiscalYear}`}>効果と費用を見る</a>
      </p>
    </Section>
  );
}

const COLUMNS: Column<HoursOfPeriodDto & { name: string }>[] = [
  column('name', '期間', ({ name }) => name, { heading: true }),
  column('actual', '実績（時間）', ({ hours }) => amountLabel(hours.saved), { numeric: true }),
  column('basis', '算出方法', ({ hours }) => basisInWords(hours)),
  column('answers', FIGURE_WORDS.reported, ({ hours }) => monthsAnswered(hours.completeness), {
    short: true,
  }),
  column('estimated', '見込（時間）', ({ estimated }) => amountLabel(estimated.hours), { numeric: true }),
];
