import { type Readable } from 'node:stream';
import { Problem } from '../problem.js';

/**
 * Gathers a body and stops reading as soon as it passes the limit; the connection stays to be answered.
 * @param look is shown what has come so far, after each piece, and may throw
 * @throws Problem `tooLarge()` above the limit, 400 where the sender goes away
 */
export async function receiveBody(
  source: Readable,
  limit: number,
  { tooLarge, look }: { tooLarge: () => Problem; look?: (chunks: readonly Buffer[]) => void },
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw tooLarge();
      chunks.push(chunk);
      look?.(chunks);
    }
  } catch (error) {
    throw error instanceof Problem ? error : brokenOff();
  }
  return Buffer.concat(chunks);
}

export function brokenOff(): Problem {
  return new Problem(400, 'broken-off', '要求の本文が途中で切れました。', {
    detail: '通信の状態を確かめて、もう一度送ってください。',
  });
}
