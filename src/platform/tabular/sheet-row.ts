/** One row of a sheet or file. `row` is the number Excel shows beside it: the first is 1, blank ones count. */
export interface SheetRow {
  row: number;
  cells: string[];
}

/** Whether every cell is empty or holds only spaces, full-width ones included. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell.trim() === '');
}
