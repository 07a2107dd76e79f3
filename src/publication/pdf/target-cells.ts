import { completenessInWords, FIGURE_WORDS, NO_FIGURE, withMinus } from '../../kernel/figure-words.js';
import { type ActualDto } from '../../targets/progress-answer.dto.js';
import { type ReportTargetDto } from '../report-parts-answer.dto.js';
import { inCell, printedParts } from './printed-figure.js';

/** The actual value with everything it must not be shown without, line by line; an interim one below it. */
export function actualCell(row: ReportTargetDto): string {
  const { latest, interim } = row;
  if (!latest) return NO_FIGURE;
  return [actualLines(latest, row), ...(interim ? [`途中の値\n${actualLines(interim, row)}`] : [])].join(
    '\n',
  );
}

function actualLines(actual: ActualDto, row: ReportTargetDto): string {
  const { value, periodLabel, rate, completeness, state } = actual;
  if (!rate || !completeness) return `${withUnit(value, row)}\n${inCell(periodLabel)}`;
  const figure = { ...rate, percent: value, completeness };
  const { reported, expected } = completeness;
  return [
    withUnit(value, row),
    `${printedParts(figure)}${row.countUnit ?? ''}`,
    `${inCell(periodLabel)}${state === 'final' ? ' 確定' : ' 速報'}`,
    ...(reported === expected ? [] : [`${FIGURE_WORDS.reported} ${completenessInWords(completeness)}`]),
  ].join('\n');
}

/** `71.7%`, `−0.2億円`. */
export function withUnit(value: string, { unit }: Pick<ReportTargetDto, 'unit'>): string {
  return `${withMinus(value)}${unit}`;
}
