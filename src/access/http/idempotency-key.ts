import { Problem } from '../../platform/problem.js';

const LONGEST_KEY = 200;

/** The key by which a sender knows a request again. @throws Problem 400 where it is missing or too long */
export function idempotencyKeyIn(header: string | undefined): string {
  if (header && header.length <= LONGEST_KEY) return header;
  throw new Problem(400, 'idempotency-key-required', 'Idempotency-Keyヘッダーが必要です。', {
    detail: `要求ごとに異なる値（${LONGEST_KEY}文字以内）を指定してください。再送には同じ値を使います。`,
  });
}
