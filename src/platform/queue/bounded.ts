import { NotAvailable } from '../unavailable.js';

class TookTooLong extends NotAvailable {
  constructor(what: string, milliseconds: number) {
    super('no-answer', `${what}が${milliseconds}ミリ秒以内に終わりませんでした`);
    this.name = 'TookTooLong';
  }
}

/**
 * Waits for `work`, but no longer than `milliseconds`. The work is not stopped: it may still end, well or badly,
 * after this has thrown `TookTooLong`, and nobody hears of it.
 */
export async function bounded<Result>(
  work: Promise<Result>,
  milliseconds: number,
  what: string,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TookTooLong(what, milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
