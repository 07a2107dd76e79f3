import {
  completenessInWords,
  FIGURE_WORDS,
  grouped,
  NO_FIGURE,
  partsInWords,
} from '../../kernel/figure-words.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseIndicatorFile } from '../../achievement/indicator/indicator-file.js';
import { laterNotes, openCorrectionNote } from '../../achievement/snapshot/later-notes.js';
import { type IndicatorRates, type Rates } from '../../achievement/figures/rates.service.js';
import { fiscalYearOfDate } from '../../kernel/fiscal-year.js';
import { dayLabel, eraYear } from '../../kernel/japanese-era.js';
import { monthOf } from '../../kernel/month.js';
import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { projectRoot } from '../../platform/project-root.js';
import { printLine } from '../output.js';
import { textTable } from './text-table.js';

/** A list of procedures longer than this is for a file, not for a terminal. */
const MOST_PROCEDURES = 20;

/** Prints the figures of municipalities for people: every rate with what it stands on. */
export function printRates(municipalities: readonly Rates[]): void {
  for (const rates of municipalities) for (const line of linesOf(rates, indicatorNames())) printLine(line);
}

/** The lines for one municipality; `names` are those of the indicators by their keys. */
export function linesOf(rates: Rates, names: ReadonlyMap<string, string>): string[] {
  const { code, name, note, asOf, period, procedures, indicators, missing, stale, correction } = rates;
  const openNote = openCorrectionNote(correction);
  const head = ['指標', '率', '分子 / 分母', FIGURE_WORDS.completeness, '区分', '一覧の版'];
  const rows = indicators.map((one) => [
    names.get(one.key) ?? one.key,
    one.percent === null ? NO_FIGURE : `${one.percent} %`,
    one.denominator === null ? NO_FIGURE : partsInWords(one.numerator, one.denominator),
    completenessInWords(one.completeness),
    stateOf(one),
    one.edition === null ? NO_FIGURE : `${one.edition}（${eraYear(one.edition)}）`,
  ]);
  return [
    '',
    `${name}（${code}） ${periodLabel(periodOf(rates))}、${dayLabel(asOf)}現在`,
    ...(missing === null ? [] : [missing.sentence]),
    ...(stale === null ? [] : [stale.sentence]),
    ...(note === null ? [] : [note]),
    ...(openNote === null ? [] : [openNote]),
    ...laterNotes(rates, asOf),
    `期間 ${dayLabel(period.from)}から${dayLabel(period.to)}まで、対象 ${grouped(procedures.length)}手続`,
    '',
    ...indent(textTable([head, ...rows], ['left', 'right', 'right', 'right', 'left', 'left'])),
    ...indent(reasonsOf(indicators, names)),
    ...indent(notCountedOf(indicators, names)),
    ...(procedures.length <= MOST_PROCEDURES ? ['', ...indent(procedureLines(rates))] : []),
  ];
}

function procedureLines({ procedures }: Rates): string[] {
  const rows = procedures.map(({ name, applicationsTotal, applicationsOnline, usagePercent }) => [
    name,
    grouped(applicationsTotal),
    grouped(applicationsOnline),
    usagePercent === null ? NO_FIGURE : `${usagePercent} %`,
  ]);
  const head = ['手続', '総件数', 'オンライン件数', '利用率'];
  return textTable([head, ...rows], ['left', 'right', 'right', 'right']);
}

function reasonsOf(indicators: readonly IndicatorRates[], names: ReadonlyMap<string, string>): string[] {
  const byReason = new Map<string, string[]>();
  for (const { key, reason } of indicators) {
    if (reason !== null) byReason.set(reason, [...(byReason.get(reason) ?? []), names.get(key) ?? key]);
  }
  return [...byReason].map(([reason, which]) => `※ ${which.join('、')}: ${reason}`);
}

/** Who is not counted, of those figures that have a value: of the others the reason says why. */
function notCountedOf(indicators: readonly IndicatorRates[], names: ReadonlyMap<string, string>): string[] {
  const bySentence = new Map<string, string[]>();
  for (const { key, percent, notCounted } of indicators) {
    if (percent === null || notCounted === null) continue;
    const { sentence } = notCounted;
    bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), names.get(key) ?? key]);
  }
  return [...bySentence].map(([sentence, which]) => `※ ${which.join('、')}: ${sentence}`);
}

function stateOf({ state, revision }: IndicatorRates): string {
  if (state === 'provisional') return '速報値';
  return revision === null ? '確定値' : `確定値（第${revision}版）`;
}

function periodOf({ period: { from, to } }: Rates) {
  return monthOf(from) === monthOf(to) ? monthOf(from) : fiscalYearPeriod(fiscalYearOfDate(from));
}

function indicatorNames(): Map<string, string> {
  const file = join(projectRoot, 'config', 'indicators.json');
  return new Map(parseIndicatorFile(readFileSync(file, 'utf8')).map(({ key, name }) => [key, name]));
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
