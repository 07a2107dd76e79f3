/**
 * Why a whole file cannot be read, in Japanese and with a way to mend it. Faults of single cells are not
 * thrown but collected: see `read-rows.ts`.
 */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';

  /** @param row the row or line at fault, counted from 1; `null` where the file as a whole is. */
  constructor(
    message: string,
    readonly row: number | null = null,
  ) {
    super(message);
  }
}
