import { type MunicipalityKind } from '../kernel/municipality-code.js';
import { type Figure } from './figure.js';
import { type Indicator } from './indicator.js';
import { measure, measureUnder } from './measures.js';
import { type ItemRule } from './period-facts.js';
import { sumIn, type Scope } from './scopes.js';

/** What decides whether an indicator can be told at all, and under which rule. */
export interface FigureFacts {
  municipalityKind: MunicipalityKind;
  itemRule: ItemRule;
  /** Whether the stage of any procedure is known. */
  stagesKnown: boolean;
}

export const NO_STAGES = 'この時点までに段階が一度も登録されていません。';

/** Why a kind of municipality has no value of an indicator that is not defined for it. */
const NOT_DEFINED: Record<MunicipalityKind, string> = {
  prefecture: '都道府県には定義されていない指標です。',
  municipality: '市区町村には定義されていない指標です。',
};

/** Every figure of every scope: for each indicator that has rows there. The whole municipality has them all. */
export function figuresOf(scopes: Scope[], indicators: Indicator[], facts: FigureFacts): Figure[] {
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
  const untold = whyUntold(indicator, facts);
  if (untold !== null) return { ...common, numerator: null, denominator: null, reason: untold };
  const denominator = sum(indicator.denominator);
  return {
    ...common,
    numerator: sum(indicator.numerator),
    denominator,
    reason: denominator > 0 ? null : whyNothing(indicator, common.reported),
  };
}

/** A kind of municipality it is not defined for, or a municipality whose stages were never entered — nothing is inferred. */
function whyUntold({ notFor, needsStages }: Indicator, facts: FigureFacts): string | null {
  if (notFor === facts.municipalityKind) return NOT_DEFINED[notFor];
  return needsStages && !facts.stagesKnown ? NO_STAGES : null;
}

/** A denominator of 0 is either nothing told, or zeros told. */
function whyNothing({ denominator }: Indicator, reported: number): string {
  const { adds, none } = measure(denominator);
  return adds !== '1' && reported > 0 ? '報告された件数が0件です。' : none;
}
