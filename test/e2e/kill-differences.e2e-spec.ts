import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FigureCheck } from '../../src/achievement/check/figure-check.service.js';
import { StageService } from '../../src/catalogue/stage-history/stage.service.js';
import { type IsoDate } from '../../src/kernel/date.js';
import { type Stage } from '../../src/kernel/stage.js';
import { Database } from '../../src/platform/database/database.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { killWorkerAt } from '../setup/kill-worker.js';
import { type ReportedTown, reportedTown } from '../setup/reported-town.js';
import { storedFigures } from '../setup/stored-figures.js';
import { testApp } from '../setup/test-app.js';
import { dxOffice } from '../setup/town.js';

let fresh: FreshDatabase;
let app: INestApplicationContext;
let town: ReportedTown;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh);
  town = await reportedTown(app, '2026-03');
  await settle();
  await setStage('preparing');
  await settle();
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

const settle = () => app.get(OwedWorkRunner).settle(town, ['figures']);
const setStage = (stage: Stage) =>
  app
    .get(StageService)
    .set(dxOffice(town), town.procedures[0]![0]!, { stage, effectiveOn: '2026-03-31' as IsoDate });
const rows = async (sql: string) => app.get(Database).snapshot(town, (tx) => tx.query(sql));

describe('a worker killed in the middle of a difference', () => {
  it.each<[string, Stage]>([
    ['provisional:before-read', 'online'],
    ['provisional:before-write', 'preparing'],
    ['provisional:before-commit', 'online'],
    ['provisional:after-commit', 'preparing'],
  ])(
    'at %s leaves figures that all rows give, as soon as the next worker has been there',
    async (point, stage) => {
      const before = await storedFigures(app.get(Database), town, { touched: true });
      await setStage(stage);
      await killWorkerAt(fresh, point);
      const after = await storedFigures(app.get(Database), town, { touched: true });
      expect(after === before).toBe(point !== 'provisional:after-commit');
      await settle();
      const check = app.get(FigureCheck);
      const compared = await app.get(Database).snapshot(town, (view) => check.compare(view));
      expect(compared).toEqual({ compared: 2, differing: [] });
      expect(await storedFigures(app.get(Database), town, { touched: true })).not.toBe(before);
      // Nothing was worked out from all rows meanwhile: what differences build upon is still that of the beginning.
      expect(await rows('SELECT FROM figure_basis')).toHaveLength(2);
    },
  );
});
