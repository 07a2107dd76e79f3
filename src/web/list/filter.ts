import { type Choice } from '../components/form-field.js';

/** One field of a list's address that narrows it down or says how it is shown. */
export interface Filter {
  name: string;
  label?: string;
  /**
   * How it is typed in the form above the list. `ticks` may have several values; a `hidden` one is carried along by
   * the form, one with `none` is lost with the next search or typed elsewhere.
   */
  control: 'select' | 'search' | 'date' | 'month' | 'tick' | 'ticks' | 'hidden' | 'none';
  /** Of `select` and `ticks`; what chooses nothing is added to a `select`. */
  choices?: readonly Choice[];
  /** What a `select` says where nothing is chosen; すべて where left out. */
  allLabel?: string;
  hint?: string;
  /** Width in characters. */
  size?: number;
  /** What the address says of a `tick`; `on` where left out. */
  value?: string;
  /** The meaning of a text in the address; empty counts as not said. As it stands where left out. */
  read?: (text: string) => string;
}

/** A filter by one of a list; `allLabel` is what chooses nothing. */
export function selectFilter(
  name: string,
  label: string,
  choices: readonly Choice[],
  allLabel?: string,
): Filter {
  return { name, label, control: 'select', choices, allLabel };
}

/** Names by key as choices. */
export function namesAsChoices(names: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}

/** Reads only what can be chosen. */
export function oneOf(choices: readonly Choice[]): (text: string) => string {
  return (text) => (choices.some(({ value }) => value === text) ? text : '');
}
