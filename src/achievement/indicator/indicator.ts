import { type ItemRule } from '../rows/period-facts.js';
import { type MeasureName } from './measures.js';
import { type MunicipalityKind } from '../../kernel/municipality-code.js';

/** A named definition of a rate: a quotient of two measures, and two more for its completeness. */
export interface Indicator {
  key: string;
  name: string;
  /** 活動指標 or 成果指標: what is provided, or its effect. */
  level: 'output' | 'outcome';
  measuredBy: 'item' | 'procedure';
  numerator: MeasureName;
  denominator: MeasureName;
  expected: MeasureName;
  reported: MeasureName;
  /** Only items that carry this tag; null for all. */
  tag: string | null;
  /** When an item is online; null = the municipality chooses. Not used for procedures. */
  itemRule: ItemRule | null;
  /** Whether it has no value before any stage is entered. */
  needsStages: boolean;
  /** The kind of municipality it is not defined for; null = defined for both. */
  notFor: MunicipalityKind | null;
  /** The rule in one Japanese sentence, shown wherever the figure is. */
  rule: string;
  /** Who defined it. */
  source: string;
  sort: number;
}
