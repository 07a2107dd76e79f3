import { type ServerResponse } from 'node:http';
import { Problem } from '../problem.js';
import { UPLOAD_LIMIT_BYTES } from '../tabular/upload-limit.js';

const LARGEST_FILES_AT_ONCE = 4;
const LARGEST_FILES_OF_ONE = 2;

/** Bounds the memory that files in hand take: of all municipalities together, and of one so that it keeps none out. */
export class UploadBudget {
  private taken = 0;
  private readonly takenBy = new Map<string, number>();

  constructor(
    private readonly most = LARGEST_FILES_AT_ONCE * UPLOAD_LIMIT_BYTES,
    private readonly mostOfOne = LARGEST_FILES_OF_ONE * UPLOAD_LIMIT_BYTES,
  ) {}

  /**
   * Keeps account of what comes in for a municipality until its request has been answered. Returns what to call with
   * the bytes of each piece. @throws Problem 503 from there, where the budget is used up at the moment
   */
  open(municipality: string, response: Pick<ServerResponse, 'once'>): (bytes: number) => void {
    let own = 0;
    response.once('close', () => this.change(municipality, -own));
    return (bytes) => {
      if (this.taken + bytes > this.most || this.of(municipality) + bytes > this.mostOfOne)
        throw uploadsBusy();
      own += bytes;
      this.change(municipality, bytes);
    };
  }

  private of(municipality: string): number {
    return this.takenBy.get(municipality) ?? 0;
  }

  private change(municipality: string, bytes: number): void {
    this.taken += bytes;
    const remaining = this.of(municipality) + bytes;
    if (remaining === 0) this.takenBy.delete(municipality);
    else this.takenBy.set(municipality, remaining);
  }
}

function uploadsBusy(): Problem {
  return new Problem(503, 'uploads-busy', 'ほかのファイルを受け取っている最中です。', {
    detail: '少し待ってから、もう一度送ってください。',
  });
}
