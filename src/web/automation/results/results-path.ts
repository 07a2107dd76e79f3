import { type Month } from '../../../kernel/month.js';

/** The address of a month's results: of one department, else of one's own or of all. */
export function resultsPath(month: Month, departmentId?: string): string {
  const path = `/automation/results/${month}`;
  return departmentId === undefined ? path : `${path}?${new URLSearchParams({ departmentId }).toString()}`;
}
