import { type AuditEventDto } from '../../access/audit/audit.dto.js';
import { type ForecastLineDto, type TargetForecastDto } from '../../targets/forecast-answer.dto.js';
import { type TargetProgressDto } from '../../targets/progress-answer.dto.js';
import { progressSentences } from '../../targets/progress-sentences.js';
import { type TargetDto, type YearlyValueDto } from '../../targets/target-answer.dto.js';
import { BulletList } from '../components/bullet-list.js';
import { ButtonRow, LinkButton } from '../components/button.js';
import { type FormState } from '../form/form-state.js';
import { ActualForm } from './actual-form.js';
import { forecastSentences } from './forecast.page.js';
import { JudgementTag } from './judgement-tag.js';
import { TargetTabs } from './target-tabs.js';
import { TrajectorySection } from './trajectory-section.js';
import { type TargetView } from '../../targets/target-view.js';
import { LEVEL_NAMES, TARGET_KIND_NAMES } from '../../targets/target-words.js';
import { Facts, type TermFact } from '../components/fact.js';
import { yearValueInWords, valueInWords, yearInWords } from './value-cells.js';
import { actionName, fieldChanges } from '../administration/audit-words.js';
import { cellColumn, type Column, column, DataTable } from '../components/data-table.js';
import { instantLabel } from '../components/instant-label.js';
import { Notice } from '../components/notice.js';
import { Section } from '../components/section.js';

export interface TargetPageView {
  progress: TargetProgressDto;
  target: TargetDto;
  /** Null for an indicator that plans say nothing about, and for whom the whole is not shown. */
  forecast: { line: ForecastLineDto; outcome: TargetForecastDto } | null;
  changes: readonly AuditEventDto[];
  mayEdit: boolean;
  /** The form of an actual value to be entered. */
  state: FormState;
}

/** One target: where it stands, its way as a picture, what plans promise, and its actual values. */
export function targetPage({ progress, target, forecast, changes, mayEdit, state }: TargetPageView) {
  const plans = forecast ? forecastSentences(forecast.outcome) : [];
  return (
    <div class="stack">
      <TargetTabs current={null} />
      <p>
        <JudgementTag judgement={progress.judgement} name={progress.judgementName} />
        {progress.latest?.interim ? '（途中の月の値による判定）' : ''}
      </p>
      <BulletList items={[...progressSentences(progress), ...plans]} />
      <TrajectorySection progress={progress} forecast={forecast?.line ?? null} />
      {forecast ? (
        <p>
          <a href="/targets/forecast">見込みの内訳を見る</a>
        </p>
      ) : null}
      <TargetFacts {...progress} />
      {mayEdit && target.manual ? <ActualForm target={target} state={state} /> : null}
      {mayEdit ? (
        <ButtonRow>
          <LinkButton href={`/targets/${target.id}/edit`}>目標を変更する</LinkButton>
          <LinkButton href={`/targets/${target.id}/withdraw`}>目標を取り下げる</LinkButton>
        </ButtonRow>
      ) : null}
      <details>
        <summary>変更履歴</summary>
        <DataTable {...TRAIL} rows={changes} />
      </details>
    </div>
  );
}

type TargetFactsProps = Pick<TargetView, 'level' | 'kind' | 'unit' | 'baseline' | 'targets' | 'path'>;

function TargetFacts({ level, kind, unit, baseline, targets, path }: TargetFactsProps) {
  const years = (values: YearlyValueDto[]) => values.map((one) => yearValueInWords(one, unit)).join('、');
  const facts: TermFact[] = [
    ['区分', LEVEL_NAMES[level]],
    ['種別', TARGET_KIND_NAMES[kind]],
    ['単位', unit],
    ['基準値', yearValueInWords(baseline, unit)],
    ['目標値', years(targets)],
  ];
  if (kind === 'reach') facts.push(['途中の値', path.length === 0 ? 'なし（直線）' : years(path)]);
  return (
    <Section id="facts" title="目標の内容">
      <Facts facts={facts} />
    </Section>
  );
}

const TRAIL_COLUMNS: Column<AuditEventDto>[] = [
  column('at', '日時', ({ at }) => instantLabel(at), { short: true }),
  column('who', '変更した人', ({ actorLabel }) => actorLabel),
  column('action', '操作', ({ action }) => actionName(action), { heading: true }),
  cellColumn('fields', '変更の内容', ({ before, after }) => {
    const changes = fieldChanges(before, after, () => undefined);
    return <BulletList items={changes.map((one) => `${one.field}: ${one.before} → ${one.after}`)} />;
  }),
];

const TRAIL = {
  id: 'trail',
  caption: '変更履歴（新しいものから）',
  columns: TRAIL_COLUMNS,
  empty: '変更の記録はありません。',
};

type Actual = TargetDto['actuals'][number];
const NUMERIC = { numeric: true };

/** A target that was taken out of the plan: why and when, what it said, and what became of it. Nothing can be changed. */
export function withdrawnPage({ target, changes }: { target: TargetDto; changes: readonly AuditEventDto[] }) {
  const { withdrawn, actuals, unit } = target;
  const withValue = actuals.filter(({ value }) => value !== null);
  return (
    <div class="stack">
      <TargetTabs current={null} />
      <p>
        <span class="mark mark--doubt">取下げ</span>
      </p>
      <Notice kind="info" title="この目標は取り下げられています。">
        {withdrawn ? `${instantLabel(new Date(withdrawn.at))} 理由: ${withdrawn.reason}` : ''}
      </Notice>
      <TargetFacts {...target} />
      {withValue.length === 0 ? null : (
        <DataTable
          id="actuals"
          caption="入力された実績"
          columns={[
            column('year', '年度', yearInWords, { heading: true }),
            column('value', '実績', ({ value }: Actual) => valueInWords(value ?? undefined, unit), NUMERIC),
            cellColumn('source', '出典', ({ source }: Actual) => source),
          ]}
          rows={withValue}
        />
      )}
      <DataTable {...TRAIL} rows={changes} />
    </div>
  );
}
