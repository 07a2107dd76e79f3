import { type MunicipalityKind } from '../../kernel/municipality-code.js';
import { type Figure } from '../figures/figure.js';
import { type Indicator } from '../indicator/indicator.js';
import { measure, measureUnder, type MeasureName } from '../indicator/measures.js';
import { type ItemRule } from '../rows/period-facts.js';
import { sumIn, type Scope } from './scopes.js';

/** What decides whether an indicator has a value, and under which rule. */
export interface FigureFacts {
  municipalityKind: MunicipalityKind;
  itemRule: ItemRule;
  /** Whether the stage of any procedure is known. */
  stagesKnown: boolean;
}

export const NO_STAGES = 'この時点までに段階が一度も登録されていません。';

/** The reason shown where an indicator is not defined for the kind of municipality. */
const NOT_DEFINED: Record<MunicipalityKind, string> = {
  prefecture: '都道府県には定義されていない指標です。',
  municipality: '市区町村には定義されていない指標です。',
};

/** The reason shown where rows are counted but the stage of none of them is known. */
const NO_STAGE_KNOWN: Record<Indicator['measuredBy'], string> = {
  item: '該当する優先手続に対応する手続の段階が、1つも登録されていません。',
  procedure: '対象の手続の段階が、1つも登録されていません。',
};

/** What must be above 0 for an indicator that needs stages to have a value. */
const STAGED_MEASURE: Record<Indicator['measuredBy'], MeasureName> = {
  item: 'items_staged',
  procedure: 'procedures_staged',
};

/** One figure for each scope and each indicator with rows in it; for the whole municipality, every indicator. */
export function figuresByScope(scopes: Scope[], indicators: Indicator[], facts: FigureFacts): Figure[] {
  return scopes.flatMap((scope) =>
    indicators.filter((indicator) => belongs(scope, indicator)).map((one) => figureOf(scope, one, facts)),
  );
}

function belongs({ kind, key, cells }: Scope, { measuredBy, tag }: Indicator): boolean {
  if (kind === 'municipality') return true;
  if (kind === 'tag' && tag !== null && tag !== key) return false;
  return cells.some((cell) => cell.of === measuredBy && (tag === null || cell.tags.includes(tag)));
}

function figureOf(scope: Scope, indicator: Indicator, facts: FigureFacts): Figure {
  const itemRule = indicator.measuredBy === 'item' ? (indicator.itemRule ?? facts.itemRule) : null;
  const sum = (name: Indicator['numerator']) => sumIn(scope, measureUnder(name, itemRule), indicator.tag);
  const common = {
    scopeKind: scope.kind,
    scopeKey: scope.key,
    scopeName: scope.name,
    indicator: indicator.key,
    reported: sum(indicator.reported),
    expected: sum(indicator.expected),
    itemRule,
  };
  const missingReason = reasonUndefined(indicator, facts);
  if (missingReason !== null) return { ...common, numerator: null, denominator: null, reason: missingReason };
  const denominator = sum(indicator.denominator);
  const pair = { numerator: sum(indicator.numerator), denominator };
  if (denominator === 0) return { ...common, ...pair, reason: reasonEmpty(indicator, common.reported) };
  if (!indicator.needsStages || sum(STAGED_MEASURE[indicator.measuredBy]) > 0)
    return { ...common, ...pair, reason: null };
  // Parts keep their pair, so that they add up to the whole; the reason suppresses the percentage.
  const unanswered = scope.kind === 'municipality' ? { numerator: null, denominator: null } : pair;
  return { ...common, ...unanswered, reason: NO_STAGE_KNOWN[indicator.measuredBy] };
}

/** The indicator is not defined for this kind of municipality, or no stage was ever entered; nothing is inferred. */
function reasonUndefined({ notFor, needsStages }: Indicator, facts: FigureFacts): string | null {
  if (notFor === facts.municipalityKind) return NOT_DEFINED[notFor];
  return needsStages && !facts.stagesKnown ? NO_STAGES : null;
}

/** A denominator of 0 means either that nothing was reported or that zeros were. */
function reasonEmpty({ denominator }: Indicator, reported: number): string {
  const { adds, none } = measure(denominator);
  return adds !== '1' && reported > 0 ? '報告された件数が0件です。' : none;
}
