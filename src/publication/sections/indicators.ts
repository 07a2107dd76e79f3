import { completenessInWords, FIGURE_WORDS } from '../../kernel/figure-words.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { isComplete } from '../../kernel/rate.js';
import { changeSentence, differenceAlike } from '../rate-sentence.js';
import { type ReportFigureDto, type ReportIndicatorDto } from '../report-figures-answer.dto.js';
import { type ReportModel } from '../report-model.js';
import { OWN_COLUMNS, REASON_COLUMNS, wholeOf, type OwnFigure } from './own-figure.js';
import { type Datum, type Subject } from '../section/datum.js';
import { day, points, rate, text, type ReportColumn } from '../section/report-column.js';
import { type Block, type Link, type ReportSection, table } from '../section/report-section.js';

type Indicator = ReportIndicatorDto & { link: Link; compared: boolean };

const INDICATOR_COLUMNS: ReportColumn<Indicator>[] = [
  text('name', '指標', ({ name }) => name, { heading: true }),
  rate('rate', '率（分子 / 分母）', (one) => one, { beside: true, link: ({ link }) => link }),
  text('reported', FIGURE_WORDS.completeness, completenessOf, { on: ['page', 'paper'] }),
  points('difference', '前月との差（ポイント）', ({ difference }) => difference),
  points('alike', '同じ範囲での差（ポイント）', differenceAlike),
  text('flows', '件数の期間', flowsInWords, { on: ['page'] }),
  day('from', '件数の期間開始日', ({ flows }) => flows.from, { on: ['sheet'] }),
  day('to', '件数の期間終了日', ({ flows }) => flows.to, { on: ['sheet'] }),
  text('change', '前月との差について', (one) => (one.compared && changeSentence(one)) || null, {
    on: ['sheet'],
  }),
  ...REASON_COLUMNS,
  text('rule', '算定の決まり', ({ rule }) => rule, { on: ['sheet'] }),
  text('source', '出典', ({ source }) => source, { on: ['sheet'] }),
];

const DIFFERENCE_COLUMNS: ReportColumn<ReportIndicatorDto>[] = [
  { ...points('difference', '前月との差', () => null), data: differenceData },
];

/** The rates of the whole municipality with their parts, completeness and movement. */
export const INDICATORS: ReportSection = {
  key: 'indicators',
  title: '指標の達成状況',
  blocks: (model) => {
    const { indicators, comparedWith, period, revision } = model;
    const whole = wholeOf(model);
    return [
      table<Indicator>({
        key: 'indicators',
        caption: '全体の指標（率は内訳につながります）',
        columns: INDICATOR_COLUMNS,
        rows: indicators.map((one) => ({
          ...{ ...one, compared: comparedWith !== null },
          link: { to: 'figure', indicator: one.key, month: period.month, revision },
        })),
        sheet: '指標',
        stated: true,
      }),
      { kind: 'note', text: comparisonNote(comparedWith) },
      ...indicators.flatMap((one): Block[] => {
        const about = [one.reason ?? '', unlikeSentence(one), one.notCounted?.sentence ?? ''].join('');
        return about === '' ? [] : [{ kind: 'note', text: `${one.name}：${about}` }];
      }),
      table<OwnFigure>({
        ...{ key: 'whole-figures', caption: '団体の指標', columns: OWN_COLUMNS, read: false },
        rows: indicators.map((one) => ({ ...one, subject: whole })),
        subject: ({ subject }) => subject,
      }),
      table<ReportIndicatorDto>({
        ...{ key: 'differences', caption: '前月との差', columns: DIFFERENCE_COLUMNS, read: false },
        rows: indicators,
        subject: () => whole,
      }),
    ];
  },
};

function comparisonNote(comparedWith: ReportModel['comparedWith']): string {
  if (comparedWith === null) return '前月の記録がないため、前月との差は示していません。';
  const { label, revision, state } = comparedWith;
  return `前月との差は、${label}の第${revision}版（${state === 'final' ? '確定値' : '速報値'}）との差です。同じ範囲での差は、両月で同じように数えたものだけで比べた差です。`;
}

function completenessOf({ completeness }: ReportFigureDto): string {
  return `${completenessInWords(completeness)}${isComplete(completeness) ? '' : '（未回答あり）'}`;
}

function flowsInWords({ flows, itemRule }: ReportIndicatorDto): string | null {
  return itemRule === null ? `${dayLabel(flows.from)}から${dayLabel(flows.to)}まで` : null;
}

/** What a difference comes of, where that is not the rate alone. */
function unlikeSentence(one: ReportIndicatorDto): string {
  const { change } = one;
  const plain =
    !change ||
    (!change.likeForLike &&
      change.rules.length === 0 &&
      change.yearlyFiscalYears === null &&
      change.yearlyCounts === 0);
  return plain ? '' : changeSentence(one);
}

function differenceData(one: ReportIndicatorDto, whole: Subject): Datum[] {
  const { key, name, difference } = one;
  const of = { ...whole, unit: 'ポイント' };
  const note = changeSentence(one) || null;
  return [
    { ...of, key: `${key}.difference`, name: `${name}の前月との差`, value: difference },
    {
      ...{ ...of, key: `${key}.like-for-like`, name: `${name}の同じ範囲での前月との差`, note },
      value: differenceAlike(one),
    },
  ];
}
