import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AuditEventDto } from '../../src/access/audit/audit.dto.js';
import { ApiFixture, type Client } from '../setup/api-fixture.js';
import { PageClient } from '../setup/page-client.js';
import { newDepartment, newMunicipality, type Town } from '../setup/town.js';

let fixture: ApiFixture;
let town: Town;
let client: Client;
let page: PageClient;

const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
const tomorrow = new Date(Date.now() + 33 * 3_600_000).toISOString().slice(0, 10);

beforeAll(async () => {
  fixture = await ApiFixture.setUp();
  town = await newMunicipality(fixture.database);
  client = await fixture.client(town, 'dx-office');
  page = await PageClient.signedIn(fixture.web.url, fixture.database, { town, role: 'dx-office' });
  const department = await newDepartment(fixture.database, town, { code: '0101', name: '市民課' });
  for (const [code, name] of [
    ['A-1', '住民票の写しの交付'],
    ['A-2', '犬の登録'],
  ]) {
    const body = { code, name, departmentId: department.id };
    expect((await client.post('/api/v1/procedures', body)).status).toBe(201);
  }
});
afterAll(() => fixture.tearDown());

/** The lines of the trail as its file tells them, without the names of the columns. */
async function linesWhere(query: Record<string, string>): Promise<string[]> {
  const answer = await page.call('GET', `/administration/audit/export.csv?${new URLSearchParams(query)}`);
  expect(answer.status).toBe(200);
  return (await answer.text()).trim().split('\r\n').slice(1);
}

describe('the trail of what was done', () => {
  it.each<[string, Record<string, string>, number]>([
    ['a word of the name', { word: '住民票', subjectKind: 'procedure' }, 1],
    ['a word that nothing has', { word: '水道', subjectKind: 'procedure' }, 0],
    ['a sign of patterns, as it stands', { word: '%', subjectKind: 'procedure' }, 0],
    ['what was done', { subjectKind: 'procedure' }, 2],
    ['what was done to a department', { subjectKind: 'department' }, 0],
    ['today', { from: today, to: today, subjectKind: 'procedure' }, 2],
    ['from tomorrow', { from: tomorrow }, 0],
    ['a person nobody is', { who: 'だれでもない' }, 0],
  ])('is narrowed down by %s, in the file as on the page', async (_, query, rows) => {
    expect(await linesWhere(query)).toHaveLength(rows);
    const shown = await (
      await page.call('GET', `/administration/audit?${new URLSearchParams(query)}`)
    ).text();
    expect(shown.includes('記録はありません。')).toBe(rows === 0);
  });

  it('finds what was done by a part of the name of who did it', async () => {
    const answer = await client.get('/api/v1/audit?subjectKind=procedure');
    const [event] = (answer.body as { items: AuditEventDto[] }).items;
    const actorLabel = String(event?.actorLabel);
    const lines = await linesWhere({ who: actorLabel.slice(1, 4), subjectKind: 'procedure' });
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(actorLabel);
  });

  it('finds a change of something by its name although the change does not say it', async () => {
    const list = await client.get('/api/v1/procedures?search=犬');
    const [procedure] = (list.body as { items: { id: string }[] }).items;
    const path = `/api/v1/procedures/${procedure?.id}`;
    const { headers } = await client.get(path);
    const edited = await client.patch(path, { note: '鑑札' }).set('if-match', String(headers.etag));
    expect(edited.status).toBe(200);
    const found = await linesWhere({ word: '犬' });
    expect(found.filter((line) => line.includes('鑑札'))).toHaveLength(1);
    expect(found.join()).toContain('犬の登録');
  });

  it('says which day is wrong instead of showing everything', async () => {
    const answer = await client.get('/api/v1/audit?from=2026-02-30');
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).toContain('実在する日付');
  });
});
