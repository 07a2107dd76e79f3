import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ComparisonDto } from '../../src/achievement/comparison/comparison-answer.dto.js';
import { FIGURE_PARTS } from '../../src/achievement/figures/figure.js';
import { type FiguresDto } from '../../src/achievement/figures/figures-answer.dto.js';
import { type RowsPage } from '../../src/achievement/figures/figures.service.js';
import { ASPECT_NAMES } from '../../src/achievement/comparison/aspect-names.js';
import { systemClock, tokyoToday } from '../../src/kernel/clock.js';
import { fiscalYearOf, latestCompleteFiscalYear } from '../../src/kernel/fiscal-year.js';
import { addMonths, monthEnd, newestEndedMonth } from '../../src/kernel/month.js';
import { type ReportFileLineDto } from '../../src/publication/report-file-answer.dto.js';
import { type ReportModel } from '../../src/publication/report-model.js';
import { type ForecastDto } from '../../src/targets/forecast-answer.dto.js';
import { type TargetProgressDto } from '../../src/targets/progress-answer.dto.js';
import { type TargetDto } from '../../src/targets/target-answer.dto.js';
import { answer, ApiFixture, type Client } from '../setup/api-fixture.js';
import { type ReportedTown } from '../setup/reported-town.js';
import { until } from '../setup/until.js';

const V1 = '/api/v1';
/** The web has the real clock, so the months are the newest that have ended. */
const MONTH = newestEndedMonth(tokyoToday(systemClock));
const CLOSED = addMonths(MONTH, -1);
const YEAR = fiscalYearOf(MONTH);

let fixture: ApiFixture;
let town: ReportedTown;
let office: Client;

const figuresOf = (month: string) => answer<FiguresDto>(office.get(`${V1}/figures?period=${month}`));

beforeAll(async () => {
  fixture = await ApiFixture.setUp({ worker: true });
  town = await fixture.reportedTown(CLOSED);
  office = await fixture.client(town, 'dx-office');
  await answer(office.post(`${V1}/months/${CLOSED}/close`, { acceptSubmitted: true }), 202);
  await until(
    () => answer<{ state: string }>(office.get(`${V1}/months/${CLOSED}`)),
    ({ state }) => state === 'closed',
  );
  await answer(office.post(`${V1}/months`, { month: MONTH }), 201);
});
afterAll(() => fixture.tearDown());

/** Changes something of a procedure over the version there is. */
async function change(id: string, part: '' | '/channels' | '/items' | '/retire', body: object) {
  const path = `${V1}/procedures/${id}`;
  const { version } = await answer<{ version: number }>(office.get(path));
  const method = part === '' ? 'patch' : part === '/retire' ? 'post' : 'put';
  await answer(office.call(method, `${path}${part}`).set('if-match', `"${version}"`).send(body));
}

/** One change of every kind a comparison distinguishes, against the month that is closed. */
async function changeEverything(): Promise<void> {
  const [own, others] = town.procedures as [string[], string[]];
  const [renamed, moved, staged, unmapped] = own as [string, string, string, string];
  await change(renamed, '', { name: 'サンプル手続（改称）', plannedMonth: addMonths(MONTH, 3) });
  await change(renamed, '/channels', { channels: [{ kind: 'mail' }, { kind: 'e-application', url: null }] });
  await change(moved, '', { departmentId: town.departments[1]!.id });
  const stages = `${V1}/procedures/${staged}/stages`;
  await answer(office.post(stages, { stage: 'end-to-end', effectiveOn: `${MONTH}-10` }), 201);
  await change(unmapped, '/items', { items: [] });
  await change(unmapped, '', { frequency: 'yearly' });
  await change(others[3]!, '/retire', { reason: '重複' });
  await change(others[2]!, '', { plannedMonth: addMonths(MONTH, -2) });
  const { items } = await answer<{ items: { key: string }[] }>(office.get(`${V1}/applicability`));
  const applicability = `${V1}/applicability/${items.at(-1)!.key}`;
  const notHandled = { state: 'not-handled', reason: 'no-scheme' };
  await answer(office.put(applicability, notHandled).set('if-match', '"0"'));
  const rows = [moved, others[2]!].map((procedureId) => ({
    procedureId,
    applicationsTotal: { kind: 'value', value: 900 },
    applicationsOnline: { kind: 'not-applicable' },
  }));
  const counted = latestCompleteFiscalYear(monthEnd(MONTH));
  await answer(office.put(`${V1}/yearly-counts/${counted}`, { rows }));
  const { version } = await answer<{ version: number }>(office.get(`${V1}/municipality`));
  const rule = { itemRule: 'all', listEdition: '2020-12-25' };
  await answer(office.patch(`${V1}/municipality`, rule).set('if-match', `"${version}"`));
  const fresh = { code: 'NEW', name: '新しい手続', departmentId: town.departments[2]!.id };
  await answer(office.post(`${V1}/procedures`, fresh), 201);
}

describe('figures over the API are told as the description says', () => {
  it('with those of departments, groups and tags, and when they were worked out', async () => {
    await figuresOf(CLOSED);
    for (const by of ['by-department', 'by-group', 'by-tag'])
      await answer(office.get(`${V1}/figures/${by}?period=${CLOSED}`));
    await answer(office.get(`${V1}/snapshots`));
    await answer(office.get(`${V1}/snapshots/${CLOSED}/1/digest`));
  });

  it('with the rows behind each of their parts', async () => {
    const { figures } = await figuresOf(CLOSED);
    const kinds = new Set<string>();
    for (const { key } of figures) {
      for (const part of FIGURE_PARTS) {
        const queryText = `period=${CLOSED}&part=${part}&limit=3`;
        const page = await answer<RowsPage>(office.get(`${V1}/figures/${key}/rows?${queryText}`));
        if (page.items.length > 0) kinds.add(page.of);
      }
    }
    expect([...kinds].sort()).toEqual(['item', 'procedure']);
  });

  it('compared with another month, whatever changed about their rows', async () => {
    await changeEverything();
    const compare = () => answer<ComparisonDto>(office.get(`${V1}/comparison?from=${CLOSED}&to=${MONTH}`));
    await until(
      async () => (await office.get(`${V1}/figures?period=${MONTH}`)).status,
      (status) => status === 200,
    );
    const model = await until(compare, ({ procedures, rule }) => procedures.length > 11 && rule.length > 0);
    const changed = [...model.procedures, ...model.items].flatMap((row) =>
      row.changed.map(({ what }) => what),
    );
    const because = model.indicators.flatMap(({ responsible }) => responsible.flatMap((one) => one.because));
    const aspects = new Set([...changed, ...because.map(({ what }) => what)]);
    expect([...aspects].sort()).toEqual(Object.keys(ASPECT_NAMES).sort());
    expect(fixture.description.notAnswered(/^\/api\/v1\/comparison/)).toEqual([]);
    expect(fixture.description.notAnswered(/^\/api\/v1\/figures/)).toEqual([]);
    expect(fixture.description.notAnswered(/^\/api\/v1\/snapshots/)).toEqual([]);
  });
});

describe('figures that a client has already', () => {
  const figures = (month: string) => `${V1}/figures?period=${month}`;
  const etagOf = async (path: string) => {
    const { headers } = await office.get(path).expect(200);
    return (headers as Record<string, string>).etag ?? '';
  };
  const askAgain = async (path: string, etag: string) => office.get(path).set('if-none-match', etag);

  it.each([
    figures(CLOSED),
    `${V1}/figures/by-department?period=${CLOSED}`,
    `${V1}/figures/usage/rows?period=${CLOSED}&part=numerator`,
    `${V1}/snapshots`,
    `${V1}/targets/progress`,
  ])('are not sent again: %s', async (path) => {
    const again = await askAgain(path, await etagOf(path));
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('are sent again as soon as one of them is another', async () => {
    const etag = await etagOf(figures(MONTH));
    const { version } = await answer<{ version: number }>(office.get(`${V1}/municipality`));
    const rule = { itemRule: 'any' };
    await answer(office.patch(`${V1}/municipality`, rule).set('if-match', `"${version}"`));
    const ruleNow = ({ body }: { body: unknown }) => (body as FiguresDto).snapshot?.itemRule;
    await until(
      () => askAgain(figures(MONTH), etag),
      (now) => now.status === 200 && ruleNow(now) === 'any',
    );
  });
});

describe('targets over the API are told as the description says', () => {
  const targets = `${V1}/targets`;
  const baseline = { fiscalYear: YEAR - 2, value: '10.0' };

  it('from their entry to their withdrawal', async () => {
    const create = (body: object) => answer<TargetDto>(office.post(targets, body), 201);
    const goal = { baseline, targets: [{ fiscalYear: YEAR + 3, value: '100' }] };
    await create({ indicator: 'procedures-online', kind: 'reach', ...goal });
    await create({ indicator: 'usage', kind: 'keep', planName: '利用率', ...goal });
    const manual = { name: '満足度', unit: '点', decimals: 1, level: 'outcome' };
    const path = [{ fiscalYear: YEAR, value: '50' }];
    const { id, version } = await create({ manual, kind: 'reach', ...goal, path });
    const edited = office.patch(`${targets}/${id}`, { planName: '窓口の満足度' });
    await answer(edited.set('if-match', `"${version}"`));
    const actuals = `${targets}/${id}/actuals`;
    await answer(office.put(`${actuals}/${YEAR - 1}`, { value: '41.5', source: '住民調査' }));
    await answer(office.put(`${actuals}/${YEAR - 2}`, { value: null }));
    await answer(office.get(targets));
    for (const twice of [1, 1]) {
      const placed = office.put(`${targets}/${id}/place`, { place: twice });
      expect((await answer<{ items: TargetDto[] }>(placed)).items[0]?.id).toBe(id);
    }
    const goneBy = await create({ indicator: 'priority-items', kind: 'at-most', ...goal });
    const withdrawal = office.post(`${targets}/${goneBy.id}/withdrawal`, { reason: '計画の改定' });
    await answer(withdrawal.set('if-match', `"${goneBy.version}"`));
  });

  it('with how far one has come, and what is foreseen', async () => {
    const { items } = await answer<{ items: TargetProgressDto[] }>(office.get(`${targets}/progress`));
    expect(items.map(({ latest, standing }) => [latest !== null, standing !== null])).toEqual(
      items.map(() => [true, true]),
    );
    await answer(office.get(`${targets}/progress?month=${CLOSED}`));
    await answer(office.get(`${targets}/table`));
    const forecast = await answer<ForecastDto>(office.get(`${targets}/forecast`));
    expect([forecast.lines, forecast.slips, forecast.targets].every(({ length }) => length > 0)).toBe(true);
    await answer(office.get(`${targets}/forecast?departmentId=${town.departments[0]!.id}`));
    expect(fixture.description.notAnswered(/^\/api\/v1\/targets/)).toEqual([]);
  });
});

describe('reports over the API are told as the description says', () => {
  const report = `${V1}/reports/${MONTH}`;

  it('with every part they can have', async () => {
    const departmentId = town.departments[0]!.id;
    const project = { code: 'A-1', name: 'サンプル案件', departmentId, kind: 'rpa', field: 'tax' };
    await answer(office.post(`${V1}/automation/projects`, project), 201);
    const review = `${V1}/months/${MONTH}/review`;
    await answer(office.put(`${review}/departments/${departmentId}`, { issues: '課題', measures: '対応' }));
    const action = { content: '様式の見直し', dueMonth: addMonths(MONTH, 1), departmentId };
    await answer(office.post(`${V1}/months/${MONTH}/actions`, action), 201);
    const model = await answer<ReportModel>(office.get(report));
    expect(model).toMatchObject({ targets: {}, forecast: {}, pareto: {}, review: {}, automation: {} });
    expect([model.behind.length, model.newlyOnline.length].every((length) => length > 0)).toBe(true);
    await answer(office.get(`${V1}/reports/${CLOSED}`));
  });

  it('with their files', async () => {
    await answer(office.post(`${report}/files`), 202);
    const files = await until(
      () => answer<{ items: ReportFileLineDto[] }>(office.get(`${report}/files`)),
      ({ items }) => items.some(({ format }) => format === 'json'),
    );
    const json = files.items.find(({ format }) => format === 'json');
    await answer(office.get(`${report}/files/${json?.id}`));
    expect(fixture.description.notAnswered(/^\/api\/v1\/reports/)).toEqual([]);
  });
});
