import { differenceInPoints, percent } from '../kernel/rate.js';
import { type Figure } from './figure.js';
import { type Indicator } from './indicator.js';
import { type ItemRow } from './item-row.js';
import { changesOf, type RowChange } from './row-changes.js';
import { type Measured } from './measured-row.repository.js';
import { measureUnder, type MeasureName } from './measures.js';
import { type ProcedureRow } from './procedure-row.js';
import { type Snapshot } from './snapshot.js';

/** One side of a comparison: a revision, its figures for the whole municipality, and every row with what it adds. */
export interface Side {
  snapshot: Snapshot;
  figures: Figure[];
  procedures: Measured<ProcedureRow>[];
  items: Measured<ItemRow>[];
}

/** A row because of which a figure differs: by how much, and what changed about it. */
export interface Responsible {
  id: string;
  name: string;
  numerator: number;
  denominator: number;
  because: RowChange['changed'];
}

export interface IndicatorDifference {
  key: string;
  name: string;
  before: Told;
  after: Told;
  /** Null where one side tells nothing. */
  numerator: number | null;
  denominator: number | null;
  /** The difference in percentage points, one decimal. */
  points: string | null;
  responsible: Responsible[];
}

/** What one side tells of an indicator. */
export interface Told {
  numerator: number | null;
  denominator: number | null;
  percent: string | null;
  reason: string | null;
}

export const RULE_FIELDS = ['edition', 'itemRule', 'definition'] as const;

export interface Comparison {
  rule: { field: (typeof RULE_FIELDS)[number]; before: string; after: string }[];
  procedures: RowChange[];
  items: RowChange[];
  indicators: IndicatorDifference[];
}

/**
 * What changed from one revision to another, and which rows each indicator's difference comes from. The
 * differences of the rows named add up to the difference of the figure: nothing is left unexplained.
 */
export function compare(before: Side, after: Side): Comparison {
  const rule = ruleChanges(before.snapshot, after.snapshot);
  const procedures = changesOf('procedure', before.procedures, after.procedures);
  const changedProcedures = new Map(procedures.map((change) => [change.id, change]));
  const items = changesOf('item', before.items, after.items, changedProcedures);
  const indicators = after.snapshot.indicators.map((indicator) =>
    differenceOf(indicator, before, after, {
      changes: indicator.measuredBy === 'item' ? items : procedures,
      ruled: rule.length > 0,
    }),
  );
  return { rule, procedures, items, indicators };
}

function ruleChanges(before: Snapshot, after: Snapshot): Comparison['rule'] {
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

function differenceOf(
  indicator: Indicator,
  before: Side,
  after: Side,
  { changes, ruled }: { changes: RowChange[]; ruled: boolean },
): IndicatorDifference {
  const told = { before: toldBy(before, indicator.key), after: toldBy(after, indicator.key) };
  const [a, b] = [told.before, told.after];
  const whole =
    a.numerator !== null && a.denominator !== null && b.numerator !== null && b.denominator !== null;
  return {
    key: indicator.key,
    name: indicator.name,
    ...told,
    numerator: whole ? b.numerator! - a.numerator! : null,
    denominator: whole ? b.denominator! - a.denominator! : null,
    points: whole
      ? differenceInPoints(
          { numerator: b.numerator!, denominator: b.denominator! },
          { numerator: a.numerator!, denominator: a.denominator! },
        )
      : null,
    responsible: whole ? responsibleFor(indicator, before, after, { changes, ruled }) : [],
  };
}

function toldBy({ figures }: Side, key: string): Told {
  const figure = figures.find(({ indicator }) => indicator === key);
  const { numerator = null, denominator = null, reason = null } = figure ?? {};
  const told = reason === null && numerator !== null && denominator !== null;
  return { numerator, denominator, percent: told ? percent({ numerator, denominator }) : null, reason };
}

function responsibleFor(
  indicator: Indicator,
  before: Side,
  after: Side,
  { changes, ruled }: { changes: RowChange[]; ruled: boolean },
): Responsible[] {
  const [old, now] = [addsIn(before, indicator), addsIn(after, indicator)];
  const because = new Map(changes.map(({ id, changed }) => [id, changed]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id) ?? NOTHING, now.get(id) ?? NOTHING];
    const [numerator, denominator] = [is.numerator - was.numerator, is.denominator - was.denominator];
    if (numerator === 0 && denominator === 0) return [];
    const changed = because.get(id) ?? [];
    const why = ruled && !changed.some(({ what }) => what === 'new' || what === 'gone') ? [RULE] : [];
    return [{ id, name: is.name || was.name, numerator, denominator, because: [...changed, ...why] }];
  });
}

const NOTHING = { name: '', numerator: 0, denominator: 0 };
const RULE = { what: 'rule', before: null, after: null } as const;

/** What every row adds to both parts of an indicator, under the definition and the rule of its own side. */
function addsIn(side: Side, { key }: Indicator): Map<string, typeof NOTHING> {
  const indicator = side.snapshot.indicators.find((one) => one.key === key);
  if (!indicator) return new Map();
  const itemRule = indicator.itemRule ?? side.snapshot.itemRule;
  const of = (adds: Partial<Record<MeasureName, number>>, name: MeasureName) =>
    adds[indicator.measuredBy === 'item' ? measureUnder(name, itemRule) : name] ?? 0;
  const entry = (id: string, name: string, adds: Partial<Record<MeasureName, number>>) =>
    [
      id,
      { name, numerator: of(adds, indicator.numerator), denominator: of(adds, indicator.denominator) },
    ] as const;
  if (indicator.measuredBy === 'procedure') {
    return new Map(side.procedures.map((row) => entry(row.procedureId, row.name, row.adds)));
  }
  const { tag } = indicator;
  const tagged = side.items.filter(({ tags }) => tag === null || tags.includes(tag));
  return new Map(tagged.map((row) => entry(row.itemKey, row.name, row.adds)));
}
