import { loggedCases } from '../../../automation/result/result.js';
import { type ResultEntryDto, type ResultLineDto } from '../../../automation/result/result.dto.js';
import { COUNT_FIELDS, resultCells, type ResultField } from './result-cells.js';

/** Where a suggestion comes from. */
type SuggestedBy = 'log' | 'last';

/** What stands in the cells of a month nobody has entered yet, until somebody saves it. */
export interface Suggestion {
  entry: ResultEntryDto;
  /** By cell; a cell without a suggestion is blank. */
  by: ReadonlyMap<ResultField, SuggestedBy>;
}

/** The run logs' sums where there are any, else last month's answer: no figure until it is saved. */
export function suggestionFor({ prefilled, last, logged }: ResultLineDto): Suggestion {
  if (last === null && logged === null) return { entry: prefilled, by: new Map() };
  const entry: ResultEntryDto = {
    ...prefilled,
    peopleMinutes: last?.peopleMinutes ?? null,
    robotMinutes: prefilled.robotMinutes ?? (logged ? null : (last?.robotMinutes ?? null)),
  };
  for (const field of COUNT_FIELDS)
    if (entry[field].kind === 'not-provided' && last) entry[field] = last[field];
  const fromLog = (field: ResultField) =>
    logged !== null &&
    (['robotRuns', 'failures', 'robotMinutes'].includes(field) ||
      (field === 'cases' && loggedCases(logged).kind === 'value'));
  const cells = resultCells(entry);
  const fields = (
    ['cases', 'robotRuns', 'failures', 'rework', 'peopleMinutes', 'robotMinutes'] as const
  ).filter((field) => cells[field] !== '');
  return { entry, by: new Map(fields.map((field) => [field, fromLog(field) ? 'log' : 'last'])) };
}
