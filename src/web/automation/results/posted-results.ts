import { type Month } from '../../../kernel/month.js';
import { type FormBody, textOf, textsOf } from '../../http/form-body.js';
import { RESULT_FIELDS, type ResultCells, type ResultField, signatureOf } from './result-cells.js';

/** A row as the form sends it. */
export interface PostedResult {
  projectId: string;
  /** The version its writer has seen; 0 where nothing had been saved. */
  version: number;
  /** The cells as they were shown. */
  was: string;
  cells: ResultCells;
}

/** Which rows are to be saved: those that were changed, every one with its suggestions, or a single one. */
type SaveButton = 'changed' | 'all' | { projectId: string };

/** The name of a row's field in the form, and its id. */
export function fieldName(field: ResultField | 'version' | 'was', projectId: string): string {
  return `${field}.${projectId}`;
}

/** The rows of a posted form, in its order. */
export function postedResults(form: FormBody): PostedResult[] {
  return [...new Set(textsOf(form, 'row'))].map((projectId) => {
    const text = (field: Parameters<typeof fieldName>[0]) => textOf(form, fieldName(field, projectId));
    return {
      projectId,
      version: /^\d+$/.test(text('version')) ? Number(text('version')) : 0,
      was: text('was'),
      cells: Object.fromEntries(RESULT_FIELDS.map((field) => [field, text(field)])) as ResultCells,
    };
  });
}

/** Which button was pressed. */
export function buttonIn(form: FormBody): SaveButton {
  const pressed = textOf(form, 'save');
  if (pressed.startsWith('row.')) return { projectId: pressed.slice('row.'.length) };
  return pressed === 'all' ? 'all' : 'changed';
}

/** Whether anything was typed into the row. */
export function isChanged({ cells, was }: PostedResult): boolean {
  return signatureOf(cells) !== was;
}

/** Whether a row is to be saved. */
export function isToSave(row: PostedResult, button: SaveButton): boolean {
  if (button === 'all') return true;
  return button === 'changed' ? isChanged(row) : row.projectId === button.projectId;
}

/** The address of a month's results: of one department, else of one's own or of all. */
export function resultsPath(month: Month, departmentId?: string): string {
  const path = `/automation/results/${month}`;
  return departmentId === undefined ? path : `${path}?${new URLSearchParams({ departmentId }).toString()}`;
}
