import { type EntryView, rowView } from './entry-view.js';
import { EntryRow } from './entry-row.js';
import { CELL_LABELS, type CellField } from './entry-cells.js';

const COLUMNS: readonly { field: CellField; hint?: string }[] = [
  { field: 'stage' },
  { field: 'applicationsTotal' },
  { field: 'applicationsOnline' },
  { field: 'plannedMonth', hint: '例 2027-04、R9.4' },
  { field: 'note' },
];

/** The table to be filled in, in a scroller of its own. */
export function EntryTable({ form, troubles }: Pick<EntryView, 'form' | 'troubles'>) {
  return (
    <div class="table-scroller report__scroller">
      <table class="table report__table" data-report>
        <caption class="visually-hidden">手続ごとの月末の段階と申請件数</caption>
        <thead>
          <tr>
            <th scope="col">手続</th>
            {COLUMNS.map(({ field, hint }) => (
              <th scope="col">
                <span id={`column-${field}`}>{CELL_LABELS[field]}</span>
                {hint === undefined ? null : <span class="report__hint">{hint}</span>}
              </th>
            ))}
          </tr>
        </thead>
        {form.rows.map((row) => (
          <EntryRow view={rowView(row, troubles)} />
        ))}
      </table>
      <span id="column-exemptReason" hidden>
        {CELL_LABELS.exemptReason}
      </span>
    </div>
  );
}
