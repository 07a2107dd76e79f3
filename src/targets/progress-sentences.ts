import {
  completenessInWords,
  FIGURE_WORDS,
  partsInWords,
  signed,
  withMinus,
} from '../kernel/figure-words.js';
import { isComplete } from '../kernel/rate.js';
import { type ActualDto, type StandingDto, type TargetProgressDto } from './progress-answer.dto.js';

type Units = Pick<TargetProgressDto, 'unit' | 'countUnit'>;

/** A signed value in words: `−4.6ポイント`, `+0.8億円`. */
export function signedInWords(value: string, unit: string): string {
  return `${signed(value)}${unit === '%' ? 'ポイント' : unit}`;
}

/** 乖離 in one phrase: `−4.6ポイント（3手続分）`; null where there is no line. */
export function deviationInWords({ standing, unit, countUnit }: Units & Pick<TargetProgressDto, 'standing'>) {
  if (!standing || standing.deviation === null) return null;
  const { deviation, deviationInCount } = standing;
  const inCounts =
    deviationInCount === null || countUnit === null
      ? ''
      : `（${Math.abs(deviationInCount).toLocaleString('ja-JP')}${countUnit}分）`;
  return `${signedInWords(deviation, unit)}${inCounts}`;
}

/** How a target stands, sentence by sentence: the actual value, its distance from the way, and the pace needed. */
export function progressSentences(progress: TargetProgressDto): string[] {
  const { latest, interim, standing } = progress;
  if (!latest || !standing) return ['実績値はまだありません。'];
  return [
    actualSentence(latest, progress),
    ...(interim ? [actualSentence(interim, progress)] : []),
    ...(progress.kind === 'reach' ? waySentences(progress, standing) : [boundSentence(progress, latest)]),
  ];
}

function actualSentence(actual: ActualDto, { unit, countUnit }: Units): string {
  const { periodLabel, value, rate, state, interim, completeness, stale = '' } = actual;
  const missing =
    completeness === null || isComplete(completeness)
      ? []
      : [`${FIGURE_WORDS.reported} ${completenessInWords(completeness)}`];
  const parts = rate ? [`${partsInWords(rate.numerator, rate.denominator)}${countUnit ?? ''}`] : [];
  const about = [...parts, ...missing, ...(state ? [state === 'final' ? '確定値' : '速報値'] : [])].join(
    '、',
  );
  const valueText = `${value}${unit}${about === '' ? '' : `（${about}）`}`;
  return interim
    ? `${periodLabel}の1か月の値は${valueText}です。年度の目標に対する途中の値です。${stale}`
    : `${periodLabel}の実績は${valueText}です。${stale}`;
}

function waySentences(progress: TargetProgressDto, standing: StandingDto): string[] {
  const { unit, judgement } = progress;
  const { expected } = standing;
  const deviation = deviationInWords(progress);
  const way =
    expected === null || deviation === null
      ? []
      : [`軌道の値は${expected}${unit}で、軌道との乖離は${deviation}です。`];
  return [...way, judgement === 'reached' ? reachedSentence(progress) : paceSentence(progress, standing)];
}

function reachedSentence({ next, unit }: TargetProgressDto): string {
  return `${next?.label ?? ''}末の目標${next?.value ?? ''}${unit}に達しています。`;
}

function paceSentence(progress: TargetProgressDto, standing: StandingDto): string {
  const { next, unit, countUnit, flows } = progress;
  const { pacePerMonth, monthsLeft } = standing;
  const goal = `${next?.label ?? ''}末の目標${next?.value ?? ''}${unit}`;
  if (pacePerMonth === null) return `${goal}には達していません。`;
  const missing = missingInWords(progress);
  const paceInCounts = paceCountInWords({ standing, countUnit, flows });
  const pace = `必要なペースは1か月に${signedInWords(pacePerMonth, unit)}${paceInCounts === null ? '' : `（${paceInCounts}）`}です。`;
  return `${goal}まで、${missing === null ? '' : `${missing}、`}${monthsLeft}か月です。${pace}`;
}

/** The pace as a number, `0.27手続`; null where nothing is counted, and of a year's applications. */
export function paceCountInWords({
  standing,
  countUnit,
  flows,
}: Pick<TargetProgressDto, 'standing' | 'countUnit' | 'flows'>): string | null {
  const pace = standing?.paceInCountPerMonth ?? null;
  return pace === null || countUnit === null || flows ? null : `${withMinus(pace)}${countUnit}`;
}

/** What is missing to the next target: `あと9手続`, of applications `年間であと1,200件`; null where nothing is counted. */
export function missingInWords({
  standing,
  countUnit,
  flows,
}: Pick<TargetProgressDto, 'standing' | 'countUnit' | 'flows'>): string | null {
  if (!standing || standing.missingInCount === null || countUnit === null) return null;
  const missing = Math.abs(standing.missingInCount).toLocaleString('ja-JP');
  return `${flows ? '年間で' : ''}あと${missing}${countUnit}`;
}

function boundSentence({ kind, next, unit, judgement }: TargetProgressDto, { value }: ActualDto): string {
  const isKept = judgement === 'held';
  const bound = `${next?.value ?? ''}${unit}`;
  return kind === 'at-most'
    ? `上限${bound}に対して${value}${unit}で、${isKept ? '上限以内です' : '上限を超えています'}。`
    : `${bound}以上を維持する目標に対して${value}${unit}で、${isKept ? '維持しています' : '下回っています'}。`;
}
