import { type Month } from '../../kernel/month.js';

interface Of {
  month: Month;
  /** The newest where left out. */
  revision?: number;
}

/** The address of a month's report. */
export function reportAddress({ month, revision }: Of): string {
  return `/reports/${month}${revision === undefined ? '' : `?revision=${revision}`}`;
}
