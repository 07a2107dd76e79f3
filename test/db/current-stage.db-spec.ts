import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CurrentStages1763800000023 } from '../../migrations/23-current-stages.js';
import { type ProcedureQuery, SORTS } from '../../src/catalogue/procedure/procedure-query.dto.js';
import { CurrentStageRepository } from '../../src/catalogue/stage-history/current-stage.repository.js';
import { addDays, parseDate } from '../../src/kernel/date.js';
import { addMonths, monthEnd, parseMonth } from '../../src/kernel/month.js';
import { type Stage, STAGES } from '../../src/kernel/stage.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { type Transaction } from '../../src/platform/database/transaction.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import {
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
  setStage,
  type Town,
} from '../setup/town.js';
import { type CatalogueServices, catalogueServices } from './catalogue-fixture.js';

/** The day that the application believes it is. */
const TODAY = parseDate('2026-11-15');
const FIRST_MONTH = parseMonth('2026-06');
const PROCEDURES = 4;

let fresh: FreshDatabase;
let catalogue: CatalogueServices;
let current: CurrentStageRepository;

beforeAll(async () => {
  fresh = await freshDatabase();
  const app = await testApp(fresh, { nudges: [] });
  current = app.get(CurrentStageRepository);
  catalogue = catalogueServices(app);
});
afterAll(() => fresh.close());

async function townWith(procedures: number): Promise<{ town: Town; ids: string[] }> {
  const town = await newMunicipality(fresh.database);
  const { id: departmentId } = await newDepartment(fresh.database, town);
  const ids: string[] = [];
  for (let i = 0; i < procedures; i += 1) {
    ids.push(await newProcedure(fresh.database, town, { departmentId, stage: null, code: `P-${i}` }));
  }
  return { town, ids };
}

const within = <T>(town: Town, work: (tx: Transaction) => Promise<T>) =>
  fresh.database.transaction(town, work);
const differing = async (town: Town) => (await within(town, (tx) => current.compare(tx))).differing;

async function listed(
  town: Town,
  filter: Partial<ProcedureQuery> = {},
): Promise<Record<string, Stage | null>> {
  const { items } = await catalogue.procedures.list(dxOffice(town), { sort: 'code', limit: 50, ...filter });
  return Object.fromEntries(items.map(({ id, stage }) => [id, stage]));
}

/** Something that happens to the histories; a number stands for a procedure, a month or a day. */
type Step =
  | { kind: 'reported'; month: number; stages: (readonly [procedure: number, stage: Stage])[] }
  | { kind: 'withdrawn'; month: number; procedures: number[] }
  | { kind: 'entered'; procedure: number; stage: Stage; daysAgo: number };

const procedure = fc.nat(PROCEDURES - 1);
const stage = fc.constantFrom(...STAGES);
const month = fc.nat(4);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('reported' as const),
    month,
    stages: fc.array(fc.tuple(procedure, stage), { maxLength: 6 }),
  }),
  fc.record({
    kind: fc.constant('withdrawn' as const),
    month,
    procedures: fc.array(procedure, { maxLength: 3 }),
  }),
  // Some of them of days to come.
  fc.record({
    kind: fc.constant('entered' as const),
    procedure,
    stage,
    daysAgo: fc.integer({ min: -5, max: 120 }),
  }),
);

async function take(tx: Transaction, ids: readonly string[], one: Step): Promise<void> {
  const idOf = (at: number) => ids[at] ?? '';
  if (one.kind === 'entered') {
    await setStage(tx, idOf(one.procedure), one.stage, addDays(TODAY, -one.daysAgo));
    return;
  }
  const reportMonth = addMonths(FIRST_MONTH, one.month);
  if (one.kind === 'withdrawn') {
    await catalogue.stages.withdraw(tx, { reportMonth, procedureIds: one.procedures.map(idOf) });
    return;
  }
  await catalogue.stages.record(
    tx,
    one.stages.map(([at, said]) => ({
      procedureId: idOf(at),
      effectiveOn: monthEnd(reportMonth),
      stage: said,
      exemptReason: said === 'exempt' ? ('other' as const) : null,
      note: null,
      source: 'report' as const,
      reportMonth,
      recordedBy: 'test',
    })),
  );
}

async function stagesToday(town: Town, ids: readonly string[]): Promise<Record<string, Stage | null>> {
  const known = await within(town, (tx) => catalogue.stages.asOf(tx, TODAY));
  return Object.fromEntries(ids.map((id) => [id, known.get(id)?.stage ?? null]));
}

describe('the stage beside a procedure', () => {
  it('is what the history says, whatever happens to it, and lists show what holds today', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 3 }), { maxLength: 6 }), async (transactions) => {
        const { town, ids } = await townWith(PROCEDURES);
        for (const steps of transactions) {
          await within(town, async (tx) => {
            for (const one of steps) await take(tx, ids, one);
          });
          expect(await differing(town)).toEqual([]);
          const today = await stagesToday(town, ids);
          expect(await listed(town)).toEqual(today);
          for (const answer of [...STAGES, 'unanswered'] as const) {
            const found = ids.filter((id) => (today[id] ?? 'unanswered') === answer).sort();
            for (const sort of SORTS) {
              const { items } = await catalogue.procedures.list(dxOffice(town), {
                sort,
                limit: 50,
                stages: [answer],
              });
              expect(items.map(({ id }) => id).sort()).toEqual(found);
            }
          }
          const several = Object.keys(
            await listed(town, { stages: ['online', 'unanswered', 'exempt'] }),
          ).sort();
          expect(several).toEqual(
            ids.filter((id) => ['online', 'unanswered', 'exempt'].includes(today[id] ?? 'unanswered')).sort(),
          );
          const exempt = ids.filter((id) => today[id] === 'exempt').sort();
          expect(Object.keys(await listed(town, { exempt: true })).sort()).toEqual(exempt);
          const others = ids.filter((id) => !exempt.includes(id)).sort();
          expect(Object.keys(await listed(town, { exempt: false })).sort()).toEqual(others);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('follows the later one of two that write at once, also where it speaks of an earlier day', async () => {
    const { town, ids } = await townWith(1);
    const [id = ''] = ids;
    const written = new Gate();
    const done = new Gate();
    const first = within(town, async (tx) => {
      await setStage(tx, id, 'online', '2026-10-31');
      written.open();
      await done.opened;
    });
    await written.opened;
    const second = within(town, (tx) => setStage(tx, id, 'preparing', '2026-09-30'));
    await untilSomebodyWaits();
    done.open();
    await Promise.all([first, second]);
    expect(await listed(town)).toEqual({ [id]: 'online' });
    expect(await differing(town)).toEqual([]);
  });

  it('is taken back with a transaction that fails, and with a part of one', async () => {
    const { town, ids } = await townWith(1);
    const [id = ''] = ids;
    const failing = within(town, async (tx) => {
      await setStage(tx, id, 'online', '2026-10-31');
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    await within(town, async (tx) => {
      await setStage(tx, id, 'partial', '2026-09-30');
      await tx.attempt(
        () => setStage(tx, id, 'online', '2026-10-31'),
        () => false,
      );
    });
    expect(await listed(town)).toEqual({ [id]: 'partial' });
    expect(await differing(town)).toEqual([]);
  });

  it('counts up no version: whoever edits the procedure meanwhile is not sent back', async () => {
    const { town, ids } = await townWith(1);
    const before = await catalogue.procedures.get(dxOffice(town), ids[0] ?? '');
    await within(town, (tx) => setStage(tx, before.id, 'online', '2026-10-31'));
    const after = await catalogue.procedures.get(dxOffice(town), before.id);
    expect([after.version, after.updatedAt]).toEqual([before.version, before.updatedAt]);
    expect(after.currentStage).toMatchObject({ stage: 'online', effectiveOn: '2026-10-31' });
  });

  it('that differs from the history is named', async () => {
    const { town, ids } = await townWith(2);
    await within(town, async (tx) => {
      for (const id of ids) await setStage(tx, id, 'online', '2026-10-31');
      await tx.execute(`UPDATE procedure SET current_stage = 'partial' WHERE code = 'P-1'`);
    });
    expect(await within(town, (tx) => current.compare(tx))).toEqual({ compared: 2, differing: ['P-1'] });
  });

  it.each([
    ['today', TODAY, 'online'],
    ['tomorrow', addDays(TODAY, 1), 'partial'],
    ['a year to come', parseDate('2027-11-15'), 'partial'],
  ])('of %s is shown and found from its day on', async (_, on, shown) => {
    const { town, ids } = await townWith(1);
    const [id = ''] = ids;
    await within(town, async (tx) => {
      await setStage(tx, id, 'partial', '2026-09-30');
      await setStage(tx, id, 'online', on);
    });
    expect(await listed(town)).toEqual({ [id]: shown });
    expect(await listed(town, { stages: ['online'] })).toEqual(shown === 'online' ? { [id]: 'online' } : {});
    expect(await listed(town, { stages: ['partial'] })).toEqual(
      shown === 'partial' ? { [id]: 'partial' } : {},
    );
  });
});

describe('bringing a database up to date from before the stage stood beside the procedure', () => {
  it('takes it from the histories', async () => {
    const { town, ids } = await townWith(3);
    const [answered = '', withdrawn = '', silent = ''] = ids;
    const owner = createDataSource(fresh.ownerUrl, {
      poolSize: 1,
      applicationName: 'test-owner',
    });
    await owner.initialize();
    const migration = new CurrentStages1763800000023();
    try {
      await owner.transaction((manager) => migration.down(manager.queryRunner!));
      await within(town, async (tx) => {
        await setStage(tx, answered, 'preparing', '2026-10-31');
        await setStage(tx, answered, 'exempt', '2026-10-31');
        await setStage(tx, answered, 'not-started', '2020-04-01');
        await setStage(tx, withdrawn, 'online', '2026-10-31');
        await setStage(tx, withdrawn, 'partial', '2026-08-31');
        await tx.execute(`UPDATE procedure_stage SET withdrawn_at = now() WHERE stage = 'online'`);
      });
      await owner.transaction((manager) => migration.up(manager.queryRunner!));
      const forced = await owner.query<{ relname: string }[]>(
        `SELECT relname FROM pg_class WHERE relname IN ('procedure', 'procedure_stage') AND relforcerowsecurity`,
      );
      expect(forced).toHaveLength(2);
    } finally {
      await owner.destroy();
    }
    expect(await listed(town)).toEqual({ [answered]: 'exempt', [withdrawn]: 'partial', [silent]: null });
    expect(await differing(town)).toEqual([]);
  });
});

/** Something to wait for. */
class Gate {
  open: () => void = () => undefined;
  readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });
}

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const [{ waiting } = { waiting: 0 }] = await fresh.database.dataSource.query<{ waiting: number }[]>(
      `SELECT count(*) AS waiting FROM pg_locks WHERE NOT granted`,
    );
    if (waiting > 0) return;
    await pause(10);
  }
}
