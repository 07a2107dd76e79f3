import { describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { cleaned, cleanRequests } from './clean-request.js';

function server() {
  const app = fastify();
  cleanRequests(app);
  app.addContentTypeParser('text/csv', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post('/', (request) => ({
    body: Buffer.isBuffer(request.body) ? request.body.toString('hex') : request.body,
    query: request.query,
  }));
  return app;
}

describe('a request', () => {
  it('loses what nobody can see out of every text, however deep, and says what', async () => {
    const answer = await server().inject({
      method: 'POST',
      url: '/?q=%E4%BD%8F%E2%80%8B%E6%B0%91&other=%00',
      payload: { name: ' a\u200Bb\u0000', list: ['\uFEFFc', { note: 'd\r\ne\u2060' }], count: 3, none: null },
    });
    expect(answer.json()).toEqual({
      body: { name: ' ab', list: ['c', { note: 'd\ne' }], count: 3, none: null },
      query: { q: '住民', other: '' },
    });
    const told = String(answer.headers['x-removed-characters']).split(', ').sort();
    expect(told).toEqual(['U+0000;count=2', 'U+200B;count=2', 'U+2060;count=1', 'U+FEFF;count=1']);
  });

  it('without any is left as it is, and nothing is said', async () => {
    const payload = { note: '葛\u{E0100}城\n👨‍👩‍👧\t終', count: 0 };
    const answer = await server().inject({ method: 'POST', url: '/', payload });
    expect(answer.json()).toMatchObject({ body: payload });
    expect(answer.headers).not.toHaveProperty('x-removed-characters');
  });

  it('with a file keeps its bytes', async () => {
    const headers = { 'content-type': 'text/csv' };
    const answer = await server().inject({ method: 'POST', url: '/', headers, payload: '\uFEFFa\u0000' });
    expect(answer.json()).toMatchObject({ body: 'efbbbf6100' });
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
