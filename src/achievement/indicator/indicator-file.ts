import { type Indicator } from './indicator.js';
import { isMeasure, measure } from './measures.js';

/** A file of indicators that cannot be loaded, with every problem found in it as a Japanese sentence. */
export class InvalidIndicatorFile extends Error {
  override readonly name = 'InvalidIndicatorFile';

  constructor(readonly problems: readonly string[]) {
    super(`指標のファイルに誤りがあります。${problems.join('')}`);
  }
}

const MEASURE_FIELDS = ['numerator', 'denominator', 'expected', 'reported'] as const;

/** Reads the text of `config/indicators.json`. @throws InvalidIndicatorFile with all problems at once. */
export function parseIndicatorFile(text: string): Indicator[] {
  const read: unknown = JSON.parse(text);
  if (!Array.isArray(read) || read.length === 0) throw new InvalidIndicatorFile(['指標が1件もありません。']);
  const indicators = read.map((entry, sort): Indicator => ({ ...(entry as Indicator), sort: sort + 1 }));
  const problems = indicators.flatMap(problemsOf);
  const keys = indicators.map(({ key }) => key);
  for (const key of new Set(keys.filter((one, at) => keys.indexOf(one) !== at))) {
    problems.push(`key「${key}」が重複しています。`);
  }
  if (problems.length > 0) throw new InvalidIndicatorFile(problems);
  return indicators;
}

function problemsOf(indicator: Indicator): string[] {
  const { key, name, measuredBy, tag, itemRule, notFor } = indicator;
  const problems: string[] = [];
  const refuse = (sentence: string) => problems.push(`指標「${key}」：${sentence}`);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key)) refuse('keyは半角英小文字・数字・ハイフンで記入してください。');
  if (!name || !indicator.rule || !indicator.source) refuse('name、rule、sourceが必要です。');
  if (!['output', 'outcome'].includes(indicator.level))
    refuse('levelはoutputかoutcomeのいずれかで記入してください。');
  if (!['item', 'procedure'].includes(measuredBy))
    refuse('measuredByはitemかprocedureのいずれかで記入してください。');
  if (typeof indicator.needsStages !== 'boolean') refuse('needsStagesはtrueかfalseで記入してください。');
  if (![null, 'any', 'all'].includes(itemRule))
    refuse('itemRuleはany、all、nullのいずれかで記入してください。');
  if (![null, 'municipality', 'prefecture'].includes(notFor))
    refuse('notForはmunicipality、prefecture、nullのいずれかで記入してください。');
  if (measuredBy === 'procedure' && tag !== null) refuse('手続で測る指標にtagは付けられません。');
  for (const field of MEASURE_FIELDS) {
    const given: string = indicator[field];
    if (!isMeasure(given)) refuse(`${field}の「${given}」という測定値はありません。`);
    else if (measure(given).of !== measuredBy) refuse(`${field}の「${given}」はmeasuredByと合いません。`);
  }
  return problems;
}
