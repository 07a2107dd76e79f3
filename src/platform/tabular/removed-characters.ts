import { removedInWords } from '../../kernel/clean-text.js';
import { type CellPlace } from './columns.js';

/** As many cells as are named one by one. */
const NAMED = 20;

/** Gathers what was taken out of the cells of a file because nobody can see it. */
export class RemovedCharacters {
  private readonly notes: string[] = [];
  private cells = 0;

  add({ row, column }: CellPlace, removed: readonly number[]): void {
    if (removed.length === 0) return;
    this.cells += 1;
    if (this.cells <= NAMED) this.notes.push(`${row}行目の${column}：${removedInWords(removed)}`);
  }

  /** One sentence a cell; past a bound, how many more cells there are. */
  inWords(): string[] {
    const more = this.cells - this.notes.length;
    if (more === 0) return [...this.notes];
    return [
      ...this.notes,
      `ほかに${more.toLocaleString('ja-JP')}個のセルからも、見えない文字を取り除きました。`,
    ];
  }
}
