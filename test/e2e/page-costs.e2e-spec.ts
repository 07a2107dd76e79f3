import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClosingService } from '../../src/closing/closing.service.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { growTown } from '../setup/grown-town.js';
import { settle } from '../setup/settle.js';
import { dxOffice } from '../setup/town.js';
import { filledIn, namedIn } from './page-addresses.js';
import { COST_BOUNDS, type PageCost } from './page-costs.js';
import { MONTHS, type Outlook, PageFixture } from './page-fixture.js';
import { PAGE_ROUTES } from './page-routes.js';

/** Both have more than any page shows of one kind, so that no page may read more rows of the larger one. */
const SIZES = { small: 750, large: 1500 };
type Size = keyof typeof SIZES;

/** What reads nothing of a municipality, or gives all of it by design. */
const NOT_MEASURED = /\/(assets|health|metrics|queue\/board|files\/templates)|export\./;
const ROUTES = PAGE_ROUTES.filter(
  ({ route, answers }) =>
    route.startsWith('GET ') && answers.own?.['dx-office'] === 200 && !NOT_MEASURED.test(route),
).map(({ route }) => route);

let fixture: PageFixture;
let towns: Record<Size, Outlook>;
const costs: Record<Size, Record<string, PageCost>> = { small: {}, large: {} };

beforeAll(async () => {
  fixture = await PageFixture.setUp({ before: 'count-statements.mjs' });
  towns = await fixture.towns(['small', 'large']);
  for (const size of Object.keys(SIZES) as Size[]) await grow(towns[size], SIZES[size]);
  for (const size of Object.keys(SIZES) as Size[]) costs[size] = await costsOf(towns[size]);
});
afterAll(() => fixture.tearDown());

/** Grows a town, closes the earlier month and lets its figures be computed. */
async function grow({ town }: Outlook, procedures: number): Promise<void> {
  const { fresh, app } = fixture;
  const months = [MONTHS[0]!, MONTHS[1]!] as const;
  await growTown(fresh.database, town, { procedures, months });
  await app.get(ClosingService).close(dxOffice(town), months[0], { acceptSubmitted: true });
  await fresh.database.transaction(town, (tx) => app.get(OwedWork).raiseAll(tx, 'provisional'));
  await settle(fresh, [town]);
}

/** What every page costs the DX office, once the process has met it. */
async function costsOf(outlook: Outlook): Promise<Record<string, PageCost>> {
  const client = await fixture.client(outlook, 'dx-office');
  const measured: Record<string, PageCost> = {};
  for (const route of ROUTES) {
    const path = namedIn(filledIn(route), outlook.own.ids).slice('GET '.length);
    await client.call('GET', path);
    const answer = await client.call('GET', path);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    measured[route] = JSON.parse(answer.headers.get('x-statements') ?? '') as PageCost;
  }
  return measured;
}

/** The table as `page-costs.ts` writes it, with the rows of both towns behind. */
function printed(): string {
  return ROUTES.map((route) => {
    const [small, large] = [costs.small[route]!, costs.large[route]!];
    const most = (what: 'statements' | 'trips') => Math.max(small[what], large[what]);
    return `${route.padEnd(56)} ${most('statements')} ${most('trips')}   rows ${small.rows} ${large.rows}`;
  }).join('\n');
}

describe('a page', () => {
  it('is bounded, every one of them', () => {
    process.stdout.write(`${printed()}\n`);
    expect(Object.keys(COST_BOUNDS)).toEqual(ROUTES);
  });

  it('sends as many statements and waits for as many trips as it is known to, and not more for a larger town', () => {
    const over = ROUTES.filter((route) =>
      (['small', 'large'] as const).some((size) => {
        const [{ statements, trips }, bound] = [costs[size][route]!, COST_BOUNDS[route]];
        return !bound || statements > bound.statements || trips > bound.trips;
      }),
    );
    expect(over).toEqual([]);
  });

  it('receives no more rows of a larger town than it shows', () => {
    const growing = ROUTES.filter((route) => {
      const [small, large] = [costs.small[route]!, costs.large[route]!];
      return large.rows > Math.max(small.rows, COST_BOUNDS[route]?.shows ?? 0);
    });
    expect(growing).toEqual([]);
  });
});
