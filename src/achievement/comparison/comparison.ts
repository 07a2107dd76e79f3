import { percent } from '../../kernel/rate.js';
import { type RateChangeDto } from './change-answer.dto.js';
import {
  type ComparisonDto,
  type RowChangeDto,
  type ResponsibleDto,
  type ComparedFigureDto,
  type IndicatorDifferenceDto,
} from './comparison-answer.dto.js';
import { type ComparedSide, type FiguresOfSide } from '../coverage/compared-side.js';
import { missingDepartments } from '../coverage/missing-departments.js';
import { notCountedOf } from '../coverage/not-counted.js';
import { rateChange } from '../coverage/rate-change.js';
import { rateChangeSentence, type Sides } from '../coverage/rate-change-sentence.js';
import { rowWeights } from '../coverage/row-weights.js';
import { type Indicator } from '../indicator/indicator.js';
import { periodKind } from '../../kernel/period.js';
import { changesOf } from './row-changes.js';
import { type Snapshot } from '../snapshot/snapshot.js';

export type Comparison = Omit<ComparisonDto, 'from' | 'to'>;

/**
 * What changed from one revision to another, and which rows cause each indicator's difference. The differences of the
 * listed rows add up to the difference of the figure, so nothing is left unexplained.
 */
export function compare(before: ComparedSide, after: ComparedSide): Comparison {
  const rule = ruleChanges(before.snapshot, after.snapshot);
  const procedures = changesOf('procedure', before.procedures, after.procedures);
  const changedProcedures = new Map(procedures.map((change) => [change.id, change]));
  const items = changesOf('item', before.items, after.items, changedProcedures);
  const indicators = after.snapshot.indicators.map((indicator) => {
    const difference = differenceOf(indicator, before, after, rateChange(indicator, before, after));
    const changes = indicator.measuredBy === 'item' ? items : procedures;
    return {
      ...difference,
      responsible: responsibleFor(difference, indicator, { before, after, changes, rule }),
    };
  });
  return { rule, procedures, items, indicators, missing: missingOnSides(before, after) };
}

/** The departments missing on either side. */
export function missingOnSides(before: FiguresOfSide, after: FiguresOfSide): Comparison['missing'] {
  const [old, now] = [figuresWithPeriod(before), figuresWithPeriod(after)];
  return { from: missingDepartments(old, now), to: missingDepartments(now, old) };
}

function figuresWithPeriod({ snapshot, figures }: FiguresOfSide) {
  return { ...snapshot, figures };
}

export function ruleChanges(before: Snapshot, after: Snapshot): Comparison['rule'] {
  const definitions = (snapshot: Snapshot) => JSON.stringify(snapshot.indicators.map(definitionOf));
  const changes: Comparison['rule'] = [
    { field: 'edition', before: before.edition, after: after.edition },
    { field: 'itemRule', before: before.itemRule, after: after.itemRule },
    { field: 'definition', before: definitions(before), after: definitions(after) },
  ];
  return changes.filter((change) => change.before !== change.after);
}

function definitionOf({ key, numerator, denominator, tag, itemRule }: Indicator) {
  return { key, numerator, denominator, tag, itemRule };
}

/** By how much an indicator differs; without the rows that cause it. */
export type Difference = Omit<IndicatorDifferenceDto, 'responsible'>;

export function differenceOf(
  indicator: Indicator,
  before: FiguresOfSide,
  after: FiguresOfSide,
  change: RateChangeDto,
): Difference {
  const compared = {
    before: comparedFigure(before, indicator.key),
    after: comparedFigure(after, indicator.key),
  };
  const [a, b] = [compared.before, compared.after];
  const whole =
    a.numerator !== null && a.denominator !== null && b.numerator !== null && b.denominator !== null;
  const { key, name, measuredBy } = indicator;
  return {
    ...{ key, name, ...compared },
    numerator: whole ? b.numerator! - a.numerator! : null,
    denominator: whole ? b.denominator! - a.denominator! : null,
    points: change.points,
    change,
    sentence: rateChangeSentence(change, { sides: sidesOf(before, after), measuredBy }),
  };
}

function sidesOf({ snapshot: before }: FiguresOfSide, { snapshot: after }: FiguresOfSide): Sides {
  if (before.period === after.period) return 'revisions';
  return periodKind(after.period) === 'month' ? 'months' : 'fiscal-years';
}

function comparedFigure({ figures, snapshot }: FiguresOfSide, key: string): ComparedFigureDto {
  const figure = figures.find(
    ({ indicator, scopeKind }) => indicator === key && scopeKind === 'municipality',
  );
  const indicator = snapshot.indicators.find((one) => one.key === key);
  const { numerator = null, denominator = null, reason = null, reported = 0, expected = 0 } = figure ?? {};
  const hasRate = reason === null && numerator !== null && denominator !== null;
  const about = { period: snapshot.period, departments: figures };
  return {
    ...{ numerator, denominator, reason },
    percent: hasRate ? percent({ numerator, denominator }) : null,
    completeness: { reported, expected },
    notCounted: figure && indicator ? notCountedOf(indicator, figure, about) : null,
  };
}

/** The rows that cause a difference; none where one side has no figure. */
export function responsibleFor(
  { numerator: whole }: Pick<Difference, 'numerator'>,
  indicator: Indicator,
  sides: {
    before: MeasuredSide;
    after: MeasuredSide;
    changes: readonly RowChangeDto[];
    rule: Comparison['rule'];
  },
): ResponsibleDto[] {
  if (whole === null) return [];
  const { before, after, changes, rule } = sides;
  const [old, now] = [weightsIn(before, indicator), weightsIn(after, indicator)];
  const changesById = new Map(changes.map(({ id, changed }) => [id, changed]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id) ?? NOTHING, now.get(id) ?? NOTHING];
    const [numerator, denominator] = [is.numerator - was.numerator, is.denominator - was.denominator];
    if (numerator === 0 && denominator === 0) return [];
    const because = becauseOf(changesById.get(id) ?? [], rule);
    return [{ id, name: is.name || was.name, numerator, denominator, because }];
  });
}

/** Why a row adds otherwise: what changed in it, and the rule where that changed too. */
export function becauseOf(
  changed: RowChangeDto['changed'],
  rule: Comparison['rule'],
): ResponsibleDto['because'] {
  const only = rule.length === 0 || changed.some(({ what }) => what === 'new' || what === 'gone');
  return only ? changed : [...changed, RULE];
}

type MeasuredSide = FiguresOfSide & Parameters<typeof rowWeights>[0];

const NOTHING = { name: '', numerator: 0, denominator: 0 };
const RULE = { what: 'rule', before: null, after: null } as const;

/** What every row adds to both parts of an indicator, under the definition and rule of its own side. */
function weightsIn(side: MeasuredSide, { key }: Indicator): ReadonlyMap<string, typeof NOTHING> {
  const indicator = side.snapshot.indicators.find((one) => one.key === key);
  if (!indicator) return new Map();
  return rowWeights(side, indicator, indicator.itemRule ?? side.snapshot.itemRule);
}
