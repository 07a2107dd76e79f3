import {
  COUNT_FIELDS,
  type ResultEntryDto,
  type ResultLineDto,
} from '../../../automation/result/result.dto.js';
import { loggedCases } from '../../../automation/result/result.js';
import { type Month } from '../../../kernel/month.js';
import { type MonthState } from '../../../reporting/month/month-states.js';
import { type Tab } from '../../components/tabs.js';
import { resultWarnings } from './beside-cell.js';
import { type PostedResult } from './posted-results.js';
import {
  AMOUNT_FIELDS,
  type CellMessage,
  type ResultCells,
  resultCells,
  type ResultField,
  signatureOf,
} from './result-cells.js';

/** A row that is not saved yet, with why. */
export interface Unsaved {
  posted: PostedResult;
  faults: readonly CellMessage[];
  /** Somebody else has saved it since it was shown. */
  stale: boolean;
}

/** The results of a month as a page. */
export interface ResultsView {
  month: Month;
  monthState: MonthState;
  months: readonly Tab[];
  /** The page's own address, to which the form is sent. */
  base: string;
  /** The address of all departments; null for who sees one's own alone. */
  allHref: string | null;
  departmentName: string;
  lines: readonly ResultLineDto[];
  mayEnter: boolean;
  /** Whether what is entered here is 代理入力. */
  onBehalf: boolean;
  unsaved: ReadonlyMap<string, Unsaved>;
  /** What was done, where the page answers a form itself. */
  done: string | null;
}

/** A row as it is drawn. */
export interface ResultRowView {
  line: ResultLineDto;
  cells: ResultCells;
  was: string;
  version: number;
  /** Null once it is saved, or typed over. */
  suggestion: Suggestion | null;
  unsaved: Unsaved | null;
  warnings: readonly CellMessage[];
}

/** The row: what was typed and not saved, else what is saved, else what is suggested. */
export function resultRowView(line: ResultLineDto, unsaved: ResultsView['unsaved']): ResultRowView {
  const typed = unsaved.get(line.projectId) ?? null;
  const suggestion = line.saved ? null : suggestionFor(line);
  const cells = resultCells(line.saved ?? suggestion?.entry ?? line.prefilled);
  const warnings = resultWarnings(line);
  if (typed) {
    const { posted, stale } = typed;
    const [version, was] = stale ? [line.version, signatureOf(cells)] : [posted.version, posted.was];
    return { line, cells: posted.cells, was, version, suggestion: null, unsaved: typed, warnings: [] };
  }
  return { line, cells, was: signatureOf(cells), version: line.version, suggestion, unsaved: null, warnings };
}

/** Whether results can be entered now. */
export function isEnterable({ monthState, mayEnter }: Pick<ResultsView, 'monthState' | 'mayEnter'>): boolean {
  return mayEnter && monthState === 'open';
}

/** Where a suggestion comes from. */
type SuggestedBy = 'log' | 'last';

/** What stands in the cells of a month nobody has entered yet, until somebody saves it. */
interface Suggestion {
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
  const fields = AMOUNT_FIELDS.filter((field) => cells[field] !== '');
  return { entry, by: new Map(fields.map((field) => [field, fromLog(field) ? 'log' : 'last'])) };
}
