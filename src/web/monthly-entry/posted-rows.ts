import { type FormBody, textOf, textsOf } from '../http/form-body.js';
import { CELL_FIELDS, type Cells, type CellField, signatureOf } from './entry-cells.js';

/** A row as the form sends it. */
export interface PostedRow {
  procedureId: string;
  /** The version its writer has seen; 0 where the row had not been saved. */
  version: number;
  /** The cells as they were shown. */
  was: string;
  cells: Cells;
  /** Whether there is anything to save: a cell was changed, or a returned row was marked as looked over. */
  touched: boolean;
}

/** The name of a row's field in the form. */
export function fieldName(
  field: CellField | 'version' | 'was' | 'confirmed' | 'reviewed' | 'choice',
  id: string,
): string {
  return `${field}.${id}`;
}

/**
 * The rows of a posted form, in its order. Where two versions stood side by side, a choice of one's own is saved
 * over the version that was shown beside it, and a choice of the other's leaves nothing to save.
 */
export function postedRows(form: FormBody): PostedRow[] {
  return [...new Set(textsOf(form, 'row'))].map((procedureId) => {
    const text = (field: Parameters<typeof fieldName>[0]) => textOf(form, fieldName(field, procedureId));
    const cells = {
      ...(Object.fromEntries(CELL_FIELDS.map((field) => [field, text(field)])) as Record<CellField, string>),
      confirmed: textsOf(form, fieldName('confirmed', procedureId)),
    };
    const was = text('was');
    const choice = text('choice');
    const mine = /^mine:(\d+)$/.exec(choice)?.[1];
    return {
      procedureId,
      version: Number(mine ?? text('version')),
      was,
      cells,
      touched:
        choice !== 'theirs' && (signatureOf(cells) !== was || mine !== undefined || text('reviewed') !== ''),
    };
  });
}
