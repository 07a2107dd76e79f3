import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';

/** Announces a JSON body of so many bytes without sending it: what is answered before all of it has come. */
export async function announceBody(url: string, bytes: number) {
  const headers = { 'content-type': 'application/json', 'content-length': bytes };
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
