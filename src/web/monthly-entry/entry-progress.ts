import { type StatusRowDto } from '../../reporting/status-report/status-answer.dto.js';

const PROGRESS_FIELDS = ['all', 'saved', 'returned', 'warnings'] as const;

export type Progress = Record<(typeof PROGRESS_FIELDS)[number], number>;

/** How much of these rows is done, and what asks for another look. */
export function progressOf(rows: readonly StatusRowDto[]): Progress {
  const open = rows.flatMap(({ warnings }) => warnings).filter(({ confirmed }) => !confirmed);
  return {
    all: rows.length,
    saved: rows.filter(({ version }) => version > 0).length,
    returned: rows.filter(({ returnReason }) => returnReason !== null).length,
    warnings: open.length,
  };
}

/** What rows that are `after` add to a form in which they were `before`. */
export function progressBetween(before: Progress, after: Progress): Progress {
  return combined(PROGRESS_FIELDS.map((field) => after[field] - before[field]));
}

/** The progress that a page shows, with what a save has added to it. */
export function progressAfter(shown: Progress, added: Progress): Progress {
  return combined(PROGRESS_FIELDS.map((field) => Math.max(0, shown[field] + added[field])));
}

/** The progress as a page sends it along with the rows it saves: `50,12,0,3`. */
export function progressText(progress: Progress): string {
  return PROGRESS_FIELDS.map((field) => progress[field]).join(',');
}

/** Reads such a text; null for any other. */
export function readProgress(text: string): Progress | null {
  return /^\d{1,6}(,\d{1,6}){3}$/.test(text) ? combined(text.split(',').map(Number)) : null;
}

function combined(values: readonly number[]): Progress {
  return Object.fromEntries(PROGRESS_FIELDS.map((field, at) => [field, values[at] ?? 0])) as Progress;
}
