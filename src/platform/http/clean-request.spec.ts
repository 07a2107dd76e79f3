import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { cleaned, cleanRequests } from './clean-request.js';

const app = fastify();
let address: string;

beforeAll(async () => {
  cleanRequests(app);
  app.addContentTypeParser('text/csv', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post('/', (request) => ({
    body: Buffer.isBuffer(request.body) ? request.body.toString('hex') : request.body,
    query: request.query,
  }));
  address = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

async function post(path: string, body: string, type = 'application/json') {
  const answer = await fetch(`${address}${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': type },
  });
  return { json: (await answer.json()) as unknown, removed: answer.headers.get('x-removed-characters') };
}

describe('a request', () => {
  it('loses what nobody can see out of every text, however deep, and says what', async () => {
    const sent = {
      name: ' a\u200Bb\u0000',
      list: ['\uFEFFc', { note: 'd\r\ne\u2060' }],
      count: 3,
      none: null,
    };
    const answer = await post('/?q=%E4%BD%8F%E2%80%8B%E6%B0%91&other=%00', JSON.stringify(sent));
    expect(answer.json).toEqual({
      body: { name: ' ab', list: ['c', { note: 'd\ne' }], count: 3, none: null },
      query: { q: '住民', other: '' },
    });
    const removed = String(answer.removed).split(', ').sort();
    expect(removed).toEqual(['U+0000;count=2', 'U+200B;count=2', 'U+2060;count=1', 'U+FEFF;count=1']);
  });

  it('without any is left as it is, and nothing is said', async () => {
    const payload = { note: '葛\u{E0100}城\n👨‍👩‍👧\t終', count: 0 };
    const answer = await post('/', JSON.stringify(payload));
    expect(answer.json).toMatchObject({ body: payload });
    expect(answer.removed).toBeNull();
  });

  it('with a file keeps its bytes', async () => {
    const answer = await post('/', '\uFEFFa\u0000', 'text/csv');
    expect(answer.json).toMatchObject({ body: 'efbbbf6100' });
  });
});

describe('a field', () => {
  it.each(['password', 'newPassword', 'again', '_csrf'])('%s is used as it was typed', (key) => {
    expect(cleaned({ [key]: 'a\u200Bb' }, [])).toEqual({ [key]: 'a\u200Bb' });
  });

  it('of one line has no line breaks, one of several lines keeps them', () => {
    const typed = '住民票\n の\t写し';
    expect(cleaned({ name: typed, 'name.1': typed, note: typed, 'note.1': typed }, [])).toEqual({
      ...{ name: '住民票 の 写し', 'name.1': '住民票 の 写し' },
      ...{ note: typed, 'note.1': typed },
    });
  });
});
