import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ReportFileLineDto } from '../../src/publication/report-file-answer.dto.js';
import { REPORT_FORMATS } from '../../src/publication/report-formats.js';
import { type Client, answer, ApiFixture } from '../setup/api-fixture.js';
import { type ReportedTown } from '../setup/reported-town.js';
import { until } from '../setup/until.js';

const MONTH = '2026-10';
const FILES = `/api/v1/reports/${MONTH}/files`;

let fixture: ApiFixture;
let town: ReportedTown;
let office: Client;

beforeAll(async () => {
  fixture = await ApiFixture.setUp({ worker: true });
  town = await fixture.reportedTown(MONTH);
  office = await fixture.client(town, 'dx-office');
  await answer(office.post(`/api/v1/months/${MONTH}/close`, { acceptSubmitted: true }), 202);
});
afterAll(() => fixture.tearDown());

const listed = () =>
  until(
    async () => (await answer<{ items: ReportFileLineDto[] }>(office.get(FILES))).items,
    ({ length }) => length === REPORT_FORMATS.length,
  );

describe('the files of a closed month over the API', () => {
  it('come as they were written, with their digest, their Japanese name and their own type', async () => {
    for (const file of await listed()) {
      const response = await office.get(`${FILES}/${file.id}`).responseType('blob');
      const bytes = response.body as Buffer;
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
      expect(response.headers).toMatchObject({
        etag: `"${file.sha256}"`,
        'content-length': String(file.size),
        'x-content-type-options': 'nosniff',
      });
      expect(response.headers['content-disposition']).toContain(encodeURIComponent(file.name));
      const rendered = await office
        .get(`/api/v1/reports/${MONTH}?format=${file.format}`)
        .responseType('blob');
      expect((rendered.body as Buffer).equals(bytes)).toBe(true);
      const encodings = [response, rendered].map(({ headers }) => headers['content-encoding'] as unknown);
      const isText = /json|csv/.test(String(rendered.headers['content-type']));
      expect([file.format, ...encodings]).toEqual([file.format, undefined, isText ? 'gzip' : undefined]);
    }
  });

  it('are not sent again to whoever has them already', async () => {
    const [file] = await listed();
    const again = await office.get(`${FILES}/${file?.id}`).set('if-none-match', `"${file?.sha256}"`);
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('are not found under another month, nor by anybody else’s id', async () => {
    const [file] = await listed();
    await answer(office.get(`/api/v1/reports/2026-09/files/${file?.id}`), 404);
    await answer(office.get(`${FILES}/no-id`), 404);
    const elsewhere = await fixture.client(await fixture.reportedTown(MONTH), 'dx-office');
    await answer(elsewhere.get(`${FILES}/${file?.id}`), 404);
  });

  it('are not made provisionally any more', async () => {
    await answer(office.post(FILES), 409);
  });
});
