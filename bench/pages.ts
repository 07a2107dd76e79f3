import 'reflect-metadata';
import { Client, summary, withPeak } from './load.js';
import { option, secondsOf } from './measure.js';
import { printMeasurement } from './measurement.js';
import { BEFORE, preparePages, type Visitor } from './pages-seed.js';
import { load, postmasterOf, processorTime, serverTime } from './processor-time.js';
import { type Listening, whileListening } from './processes.js';
import { codeOf, MONTH, seed } from './seed.js';
import { onServer, withClient } from './server.js';

const bench = 'pages';
const city = option('procedures', 3_000);
const large = option('large', 100_000);
/** How often each page is opened, one after the other and sixteen at once. */
const runs = option('runs', 20);
const ALLOWED_MS = 50;
const ALLOWED_PROCESSOR_MS = 40;
const ALLOWED_MS_LARGE = 1_000;

/** How often each page is opened before anything is measured, for a process that has just started is slow. */
const WARM = 10;

/** Reads nothing but who asks. */
const EMPTY = '/accessibility';

/** What takes longest. */
const HEAVY = [
  '/dashboard',
  '/dashboard/changes?from=BEFORE&to=MONTH',
  '/months/MONTH',
  '/comparison',
  '/targets/forecast',
  '/review/MONTH',
];

const PAGES = [
  ...HEAVY,
  '/account',
  '/administration/audit',
  '/administration/departments',
  '/administration/departments/DEPARTMENT',
  '/administration/mails',
  '/administration/rules',
  '/administration/security',
  '/administration/tokens',
  '/administration/users',
  '/administration/users/USER',
  '/automation',
  '/automation/costs',
  '/automation/hourly-costs',
  '/automation/portfolio',
  '/automation/results/MONTH',
  '/figures/usage?period=MONTH',
  '/list',
  '/list/applicability',
  '/list/editions',
  '/list/proposals',
  '/months',
  '/months/MONTH/close',
  '/months/MONTH/departments/DEPARTMENT',
  '/months/MONTH/departments/DEPARTMENT/entry',
  '/procedures',
  '/procedures/PROCEDURE',
  '/procedures/PROCEDURE/edit',
  '/procedures/PROCEDURE/items',
  '/procedures/PROCEDURE/stage',
  '/procedures/new',
  '/queue',
  '/reports',
  '/reports/BEFORE',
  '/review/MONTH/actions',
  '/review/MONTH/departments/DEPARTMENT',
  '/review/MONTH/office',
  '/targets',
  '/targets/TARGET',
  '/targets/TARGET/edit',
  '/targets/new',
  '/targets/order',
];

await onServer(async (server) => {
  const shape = { municipalities: 1, departments: 60, history: 6 };
  const seeding = await secondsOf(async () => {
    await seed(server.superuserUrl, { ...shape, procedures: city, months: 13 });
    await seed(server.superuserUrl, { ...shape, first: 1, procedures: large, months: 3 });
  });
  process.stderr.write(`seeded in ${seeding.toFixed(0)} s\n`);
  const [small, big] = await preparePages(server, [codeOf(0), codeOf(1)]);
  if (!small || !big) throw new Error('nobody is signed in');
  const postmaster = await withClient(server.superuserUrl, postmasterOf);
  const web = { DATABASE_URL: server.applicationUrl, PORT: '0', REQUESTS_PER_MINUTE: '1000000' };
  await whileListening('src/main.js', web, async (listening) => {
    for (const page of PAGES) await measure(listening, postmaster, small, { page, size: city });
    for (const page of HEAVY) await measure(listening, postmaster, big, { page, size: large });
  });
});

/** A page beside what it may take, and beside an empty page. */
async function measure(
  web: Listening,
  postmaster: number,
  visitor: Visitor,
  { page, size }: { page: string; size: number },
): Promise<void> {
  const isLarge = size === large;
  for (const concurrency of isLarge ? [1] : [1, 16]) {
    const client = new Client(concurrency);
    try {
      await measureAt(client, concurrency);
    } catch (error) {
      // So many at once may wait for a connection for longer than the web process lets them.
      process.stderr.write(
        `${page}, ${size}: refused at ${concurrency} at once: ${String(error).slice(0, 100)}\n`,
      );
    } finally {
      client.close();
    }
  }

  async function measureAt(client: Client, concurrency: number): Promise<void> {
    const amount = { requests: isLarge ? 3 : Math.max(runs, 2 * concurrency) };
    const target = (path: string) => ({
      url: `${web.url}${addressOf(path, visitor)}`,
      headers: { cookie: visitor.cookie },
    });
    for (let opened = 0; opened < (isLarge ? 1 : WARM); opened += 1) await client.body(target(page));
    const empty = summary(await client.send(target(EMPTY), amount), concurrency);
    const before = processorTime(web.pid) + serverTime(postmaster);
    const { result, peak } = await withPeak(web.pid, () => client.send(target(page), amount));
    const processor = ((processorTime(web.pid) + serverTime(postmaster) - before) * 1000) / result.length;
    const ours = summary(result, concurrency);
    // What one request takes: of sixteen under way, what each adds.
    const milliseconds = concurrency === 1 ? ours.p50 : 1000 / ours.perSecond;
    const about = { bench, concurrency, ...ours, peakMiB: peak, load: load() };
    const name = `${page}, ${size}`;
    const allowed = isLarge ? ALLOWED_MS_LARGE : ALLOWED_MS;
    printMeasurement({ ...about, case: name, ratio: milliseconds / allowed, aim: 1, floor: allowed });
    printMeasurement({
      ...about,
      case: `${name}; floor: an empty page`,
      ...{ ratio: milliseconds / (concurrency === 1 ? empty.p50 : 1000 / empty.perSecond), aim: null },
      floor: concurrency === 1 ? empty.p50 : 1000 / empty.perSecond,
    });
    if (!isLarge)
      printMeasurement({
        ...about,
        case: `${name}, processor`,
        ...{ ratio: processor / ALLOWED_PROCESSOR_MS, aim: 1, floor: ALLOWED_PROCESSOR_MS },
      });
  }
}

function addressOf(page: string, { department, procedure, target, user }: Visitor): string {
  const values: Record<string, string> = {
    ...{ DEPARTMENT: department, PROCEDURE: procedure, TARGET: target, USER: user },
    ...{ MONTH, BEFORE },
  };
  return page.replace(/[A-Z]{4,}/g, (name) => values[name] ?? name);
}
