import { grouped, NO_FIGURE, withMinus } from '../../kernel/figure-words.js';
import { periodLabel } from '../../kernel/period.js';
import { type TargetForecastDto } from '../../targets/forecast-answer.dto.js';
import { deviationInWords } from '../../targets/progress-sentences.js';
import { type ShownReport } from '../report-model.js';
import { type ReportTargetDto } from '../report-parts-answer.dto.js';

/** One target at a glance, in words: what is to be read before the sections. */
export interface TargetOverview {
  target: ReportTargetDto;
  /** `令和9年度（2027年度）末 90%`, `令和11年度（2029年度）末 70.0%以下`; 「―」 without a further target. */
  goal: string;
  /** `−3.2ポイント（2手続分）`; 「―」 where there is no line. */
  deviation: string;
  /** The outlook by the departments' plans; 「―」 where they say nothing. */
  outlook: string;
}

/** The overview of the targets, in the order of the plan; none where the summary itself lists each of them. */
export function targetOverview({
  layout,
  targets,
  forecast,
}: Pick<ShownReport, 'layout' | 'targets' | 'forecast'>): TargetOverview[] {
  if (layout === undefined) return [];
  return (targets?.rows ?? []).map((target) => ({
    target,
    goal: goalOf(target),
    deviation: deviationInWords(target) ?? NO_FIGURE,
    outlook: outlookOf(
      target,
      forecast?.targets.find(({ targetId }) => targetId === target.id),
    ),
  }));
}

export function overviewInWords({ target, goal, deviation, outlook }: TargetOverview): string {
  const { name, latest, unit, judgementName } = target;
  const actual = latest ? `${latest.periodLabel}の実績${withMinus(latest.value)}${unit}` : '実績なし';
  return [
    `${name}：目標 ${goal}`,
    actual,
    ...(latest ? [judgementName] : []),
    ...(deviation === NO_FIGURE ? [] : [`軌道との乖離${deviation}`]),
    ...(outlook === NO_FIGURE ? [] : [outlook]),
  ].join('、');
}

const BOUNDS = { reach: '', 'at-most': '以下', keep: '以上' } as const;

function goalOf({ next, unit, kind }: ReportTargetDto): string {
  if (!next) return NO_FIGURE;
  return `${next.label}末 ${withMinus(next.value)}${unit}${BOUNDS[kind]}`;
}

function outlookOf({ next }: ReportTargetDto, forecast: TargetForecastDto | undefined): string {
  if (!forecast) return NO_FIGURE;
  const { held, slipped } = forecast;
  const further =
    next?.fiscalYear === forecast.next.fiscalYear
      ? ''
      : `${forecast.next.label}末の${forecast.next.value}%に、`;
  if (held.missing > 0) return `${further}予定どおりでも${grouped(held.missing)}手続不足`;
  const when = held.reachedIn === null ? '' : `${periodLabel(held.reachedIn)}に`;
  const late = slipped.missing > 0 ? `（遅れた場合は${grouped(slipped.missing)}手続不足）` : '';
  return `${further}予定どおりなら${when}達成${late}`;
}
