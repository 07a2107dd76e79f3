import { type FiscalYear } from '../kernel/fiscal-year.js';
import { parseDecimal } from './exact.js';
import { type Target, type TargetKind } from './trajectory.js';

/** 活動指標 or 成果指標. */
export const LEVELS = ['output', 'outcome'] as const;
export type Level = (typeof LEVELS)[number];

/** A value as it was typed in: `80` and `80.0` stay what they are. */
export interface TypedValue {
  fiscalYear: FiscalYear;
  value: string;
}

/** An indicator typed in by hand. */
export interface ManualIndicator {
  name: string;
  unit: string;
  decimals: number;
  level: Level;
}

/** 目標 as it is read and written. Either `indicator` or `manual` is set. */
export interface TargetView {
  id: string;
  /** Key of the computed indicator; null where it is typed in. */
  indicator: string | null;
  manual: ManualIndicator | null;
  /** As the plan calls it; null where the indicator's own name serves. */
  planName: string | null;
  /** What is shown: the plan's name, else the indicator's. */
  name: string;
  unit: string;
  decimals: number;
  level: Level;
  kind: TargetKind;
  baseline: TypedValue;
  targets: TypedValue[];
  path: TypedValue[];
  /** When and why it was withdrawn; null while it holds. */
  withdrawn: { at: string; reason: string } | null;
  version: number;
}

/** The same for the rules, with exact values. */
export function targetOf({ kind, baseline, targets, path, decimals }: TargetView): Target {
  const read = ({ fiscalYear, value }: TypedValue) => ({ fiscalYear, value: parseDecimal(value, decimals) });
  return { kind, baseline: read(baseline), targets: targets.map(read), path: path.map(read) };
}
