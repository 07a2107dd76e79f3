import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CoverageService } from '../../src/catalogue/mapping/coverage.service.js';
import { ProposalService } from '../../src/catalogue/mapping/proposal.service.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import {
  departmentUser,
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
  viewer,
} from '../setup/town.js';
import { type PriorityListServices, priorityListServices } from './priority-list-fixture.js';

const LIBRARY = 'library-loan-reservation';
const HALLS = 'facility-booking';

let fresh: FreshDatabase;
let list: PriorityListServices;
let coverages: CoverageService;
let proposals: ProposalService;

beforeAll(async () => {
  fresh = await freshDatabase();
  const app = await testApp(fresh, { nudges: [] });
  list = priorityListServices(app);
  coverages = app.get(CoverageService);
  proposals = app.get(ProposalService);
});
afterAll(() => fresh.close());

async function newTown() {
  const town = await newMunicipality(fresh.database);
  return { town, office: dxOffice(town), department: await newDepartment(fresh.database, town) };
}

describe('the list against the catalogue', () => {
  it('shows an item online through its procedure, and an item without one as a gap', async () => {
    const { town, office, department } = await newTown();
    const departmentId = department.id;
    await newProcedure(fresh.database, town, { departmentId, stage: 'partial', items: [LIBRARY] });
    const { items } = await coverages.coverage(office);
    const [library, halls] = [LIBRARY, HALLS].map((key) => items.find((item) => item.key === key));
    expect(library).toMatchObject({ online: true, leadDepartmentName: department.name });
    expect(library?.gaps).not.toContain('unmapped');
    expect(halls).toMatchObject({ online: false, leadDepartmentName: null });
    expect(halls?.gaps).toContain('unmapped');
  });

  it('tells a department the stages of its own procedures only', async () => {
    const { town, office, department } = await newTown();
    const other = await newDepartment(fresh.database, town);
    await newProcedure(fresh.database, town, { departmentId: other.id, stage: 'online', items: [LIBRARY] });
    const procedureOf = async (context: Parameters<CoverageService['coverage']>[0]) => {
      const { items } = await coverages.coverage(context);
      return items.find(({ key }) => key === LIBRARY)?.procedures[0];
    };
    expect(await procedureOf(office)).toMatchObject({ stage: 'online', mayOpen: true });
    expect(await procedureOf(departmentUser(town, department))).toMatchObject({
      stage: null,
      mayOpen: false,
    });
    expect(await procedureOf(departmentUser(town, other))).toMatchObject({ stage: 'online', mayOpen: true });
  });
});

describe('proposals', () => {
  it('are made for unmapped procedures alone, and map what is accepted', async () => {
    const { town, office, department } = await newTown();
    const departmentId = department.id;
    const name = '図書館の図書貸出予約等';
    const id = await newProcedure(fresh.database, town, { departmentId, name });
    await newProcedure(fresh.database, town, { departmentId, name, items: [LIBRARY] });
    const page = await proposals.propose(office);
    expect(page.proposed.map(({ procedure }) => procedure.id)).toEqual([id]);
    expect(page.proposed[0]?.matching).toMatchObject({ decision: 'sure' });
    const accepted = [{ procedureId: id, version: 1, itemKey: LIBRARY }];
    expect(await proposals.accept(office, accepted)).toEqual({ mapped: 1, left: 0 });
    expect((await proposals.propose(office)).proposed).toEqual([]);
  });

  it.each([
    { named: 'none', from: 0, to: 0, pages: [{ examined: 450, proposed: 0, more: false }] },
    { named: 'one of the last', from: 430, to: 430, pages: [{ examined: 450, proposed: 1, more: false }] },
    { named: 'too few of the first', from: 1, to: 39, pages: [{ examined: 450, proposed: 39, more: false }] },
    {
      named: 'enough of the first',
      from: 1,
      to: 40,
      pages: [
        { examined: 200, proposed: 40, more: true },
        { examined: 250, proposed: 0, more: false },
      ],
    },
    {
      named: 'all',
      from: 1,
      to: 450,
      pages: [
        { examined: 200, proposed: 200, more: true },
        { examined: 200, proposed: 200, more: true },
        { examined: 50, proposed: 50, more: false },
      ],
    },
  ])(
    'are looked for in two hundred at a time until there are enough: $named',
    async ({ from, to, pages }) => {
      const { town, office, department } = await newTown();
      await newProcedure(fresh.database, town, { departmentId: department.id, items: [LIBRARY] });
      await fresh.database.transaction(town, (tx) =>
        tx.query(
          `INSERT INTO procedure (municipality_id, code, name, search_key, department_id, frequency, retired_at, retired_reason)
         SELECT $1, 'N' || lpad(n::text, 4, '0'),
                CASE WHEN n BETWEEN $3 AND $4 OR n > 450 THEN '図書館の図書貸出予約等' ELSE '届' || n END,
                'n', $2, 'monthly', CASE WHEN n > 450 THEN now() END, CASE WHEN n > 450 THEN '誤り' END
           FROM generate_series(1, 460) n`,
          [town.municipality, department.id, from, to],
        ),
      );
      const found: typeof pages = [];
      const ids: string[] = [];
      for (let cursor: string | undefined; found.length === 0 || cursor !== undefined;) {
        const { examined, proposed, next } = await proposals.propose(office, cursor);
        found.push({ examined, proposed: proposed.length, more: next !== null });
        ids.push(...proposed.map(({ procedure }) => procedure.id));
        cursor = next ?? undefined;
      }
      expect(found).toEqual(pages);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it('accepted twice, by a double press, change nothing the second time', async () => {
    const { town, office, department } = await newTown();
    const procedureId = await newProcedure(fresh.database, town, { departmentId: department.id });
    const accepted = [LIBRARY, HALLS].map((itemKey) => ({ procedureId, version: 1, itemKey }));
    expect(await proposals.accept(office, accepted)).toEqual({ mapped: 1, left: 0 });
    expect(await proposals.accept(office, accepted)).toEqual({ mapped: 0, left: 1 });
  });

  it('are not for viewers', async () => {
    const { town } = await newTown();
    await expect(proposals.propose(viewer(town))).rejects.toMatchObject({ status: 403 });
    await expect(proposals.accept(viewer(town), [])).rejects.toMatchObject({ status: 403 });
  });
});

describe('saying of many items at once whether they are handled', () => {
  it('saves what is new and leaves the rest untouched', async () => {
    const { office } = await newTown();
    const statements = [
      { itemKey: LIBRARY, version: 0, state: 'not-handled' as const, reason: 'no-facility' as const },
      { itemKey: HALLS, version: 0, state: 'handled' as const },
    ];
    expect(await list.applicability.setMany(office, statements)).toBe(2);
    const again = statements.map((one) => ({ ...one, version: 1 }));
    expect(await list.applicability.setMany(office, again)).toBe(0);
  });

  it('saves nothing where one is at fault, and names the field of each', async () => {
    const { office } = await newTown();
    const [library, halls] = [LIBRARY, HALLS].map((itemKey) => ({ itemKey, version: 0 }));
    await list.applicability.setMany(office, [{ ...library!, state: 'handled' }]);
    const wrong = [
      { ...library!, state: 'unconfirmed' as const },
      { ...halls!, state: 'not-handled' as const },
    ];
    await expect(list.applicability.setMany(office, wrong)).rejects.toMatchObject({
      particulars: {
        errors: [
          { where: `${LIBRARY}.state`, message: expect.stringContaining('先に「該当」に変更しています') },
          { where: `${HALLS}.reason` },
        ],
      },
    });
    const { items } = await list.applicability.listItems(office);
    expect(items.find(({ key }) => key === HALLS)).toMatchObject({ stated: false, version: 0 });
  });
});
