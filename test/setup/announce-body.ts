import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';

/**
 * Announces a body of so many bytes, JSON by default, without sending it: what is answered before all of it has come.
 */
export async function announceBody(url: string, bytes: number, further: Record<string, string> = {}) {
  const headers = { 'content-type': 'application/json', 'content-length': bytes, ...further };
  const sending = request(url, { method: 'POST', headers });
  sending.flushHeaders();
  const [response] = (await once(sending, 'response')) as [IncomingMessage];
  const chunks = (await response.toArray()) as Buffer[];
  sending.destroy();
  return {
    status: response.statusCode,
    type: response.headers['content-type'],
    text: Buffer.concat(chunks).toString(),
  };
}
