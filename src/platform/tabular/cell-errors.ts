/** Thrown by a normaliser to refuse the value of a cell. The message is Japanese and says what is expected. */
export class CellError extends Error {
  override readonly name = 'CellError';
}

/** A fault in a file, as it is shown and printed. `null` where no single row, column or value is at fault. */
export interface FileFault {
  row: number | null;
  column: string | null;
  value: string | null;
  message: string;
}

/** Gathers the faults of a file up to a bound; past it, it only counts. */
export class FaultList {
  private readonly kept: FileFault[] = [];
  private total = 0;

  constructor(private readonly bound = 1000) {}

  get count(): number {
    return this.total;
  }

  add(fault: FileFault): void {
    this.total += 1;
    if (this.kept.length < this.bound) this.kept.push(fault);
  }

  /** The faults in the order they were found, and past the bound a last line that says how many more there are. */
  list(): FileFault[] {
    const more = this.total - this.kept.length;
    if (more === 0) return [...this.kept];
    const message = `ほかに ${more.toLocaleString('ja-JP')} 件の誤りがあります。上の誤りを直してから、もう一度取り込んでください。`;
    return [...this.kept, { row: null, column: null, value: null, message }];
  }
}
