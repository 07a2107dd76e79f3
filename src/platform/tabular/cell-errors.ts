import { type FileFaultDto } from './file-fault.dto.js';

/** Thrown by a normaliser to refuse the value of a cell. The message is Japanese and says what is expected. */
export class CellError extends Error {
  override readonly name = 'CellError';
}

/** Gathers the faults of a file up to a bound; past it, it only counts. */
export class FaultList {
  private readonly kept: FileFaultDto[] = [];
  private total = 0;

  constructor(private readonly bound = 1000) {}

  get count(): number {
    return this.total;
  }

  add(fault: FileFaultDto): void {
    this.total += 1;
    if (this.kept.length < this.bound) this.kept.push(fault);
  }

  /** The faults in the order they were found, and past the bound a last line that says how many more there are. */
  list(): FileFaultDto[] {
    const more = this.total - this.kept.length;
    if (more === 0) return [...this.kept];
    const message = `ほかに ${more.toLocaleString('ja-JP')} 件の誤りがあります。上の誤りを直してから、もう一度取り込んでください。`;
    return [...this.kept, { row: null, column: null, value: null, message }];
  }
}
