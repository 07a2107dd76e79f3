import { type INestApplicationContext, type Type } from '@nestjs/common';
import fc from 'fast-check';
import { DepartmentService } from '../../src/access/department/department.service.js';
import { BulkService } from '../../src/catalogue/bulk/bulk.service.js';
import { ChannelService } from '../../src/catalogue/channel/channel.service.js';
import { MappingService } from '../../src/catalogue/mapping/mapping.service.js';
import { ProcedureService } from '../../src/catalogue/procedure/procedure.service.js';
import { RetirementService } from '../../src/catalogue/procedure/retirement.service.js';
import { StageService } from '../../src/catalogue/stage-history/stage.service.js';
import { type Count } from '../../src/kernel/count.js';
import { type IsoDate } from '../../src/kernel/date.js';
import { type Month } from '../../src/kernel/month.js';
import { type Stage, STAGES } from '../../src/kernel/stage.js';
import { Problem } from '../../src/platform/problem.js';
import { ApplicabilityService } from '../../src/priority-list/applicability/applicability.service.js';
import { StatusReportService } from '../../src/reporting/status-report/status-report.service.js';
import { SubmissionService } from '../../src/reporting/submission/submission.service.js';
import { YearlyCountService } from '../../src/reporting/yearly-count/yearly-count.service.js';
import { type Department, dxOffice, type Town } from '../setup/town.js';
import { procedureInput } from './procedure-input.js';

/** Something that somebody does; a number stands for a procedure or a department of the town. */
export type RandomChange =
  | { kind: 'stage'; procedure: number; stage: Stage; on: string }
  | { kind: 'report'; procedure: number; month: string; stage: Stage; total: number; online: number }
  | {
      kind: 'submission';
      department: number;
      month: string;
      step: 'submit' | 'accept' | 'return' | 'takeBack';
    }
  | { kind: 'channel'; procedure: number; from: string | null }
  | { kind: 'mapping'; procedure: number; items: number[] }
  | { kind: 'applicability'; item: number; handled: boolean }
  | { kind: 'frequency'; procedure: number; yearly: boolean }
  | { kind: 'move'; procedure: number; department: number }
  | { kind: 'retire'; procedure: number; into: number | null }
  | { kind: 'restore'; procedure: number }
  | { kind: 'bulk'; procedures: number[]; stage: Stage }
  | { kind: 'yearly'; procedure: number; total: number; online: number | null }
  | { kind: 'new'; department: number }
  | { kind: 'rename'; department: number };

/** Where changes happen. */
export interface ChangingTown {
  town: Town;
  departments: readonly Department[];
  procedures: string[];
  items: readonly string[];
}

const PROCEDURES = 6;
const procedure = fc.nat(PROCEDURES - 1);
const department = fc.nat(1);
const stage = fc.constantFrom(...STAGES);
const month = fc.constantFrom('2026-09', '2026-10');
const day = fc.constantFrom('2025-04-01', '2026-03-31', '2026-09-30', '2026-10-15', '2026-10-31');

export const randomChange: fc.Arbitrary<RandomChange> = fc.oneof(
  fc.record({ kind: fc.constant('stage' as const), procedure, stage, on: day }),
  {
    weight: 3,
    arbitrary: fc
      .record({ procedure, month, stage, total: fc.nat(50), part: fc.nat(50) })
      .map(({ part, ...one }) => ({ kind: 'report' as const, ...one, online: Math.min(part, one.total) })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('submission' as const),
      department,
      month,
      step: fc.constantFrom('submit', 'submit', 'accept', 'return', 'takeBack'),
    }),
  },
  fc.record({
    kind: fc.constant('channel' as const),
    procedure,
    from: fc.option(fc.constantFrom('2026-10-01', '2026-12-01')),
  }),
  fc.record({
    kind: fc.constant('mapping' as const),
    procedure,
    items: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('applicability' as const), item: fc.nat(3), handled: fc.boolean() }),
  fc.record({ kind: fc.constant('frequency' as const), procedure, yearly: fc.boolean() }),
  fc.record({ kind: fc.constant('move' as const), procedure, department }),
  fc.record({ kind: fc.constant('retire' as const), procedure, into: fc.option(procedure) }),
  fc.record({ kind: fc.constant('restore' as const), procedure }),
  fc.record({
    kind: fc.constant('bulk' as const),
    procedures: fc.uniqueArray(procedure, { minLength: 1 }),
    stage,
  }),
  fc.record({
    kind: fc.constant('yearly' as const),
    procedure,
    total: fc.integer({ min: 20, max: 90 }),
    online: fc.option(fc.nat(20)),
  }),
  fc.record({ kind: fc.constant('new' as const), department }),
  fc.record({ kind: fc.constant('rename' as const), department }),
);

let serial = 0;
const value = (count: number): Count => ({ kind: 'value', value: count });
const exempt = (to: Stage) => (to === 'exempt' ? ('other' as const) : null);

/** Does it through the services. Returns false where the product refuses it. */
export async function take(
  app: INestApplicationContext,
  at: ChangingTown,
  change: RandomChange,
): Promise<boolean> {
  try {
    await attempt(app, at, change);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

async function attempt(app: INestApplicationContext, at: ChangingTown, change: RandomChange): Promise<void> {
  const context = dxOffice(at.town);
  const get = <Service>(service: Type<Service>) => app.get(service, { strict: false });
  const idOf = (which: number) => at.procedures[which % at.procedures.length]!;
  const detail = (which: number) => get(ProcedureService).get(context, idOf(which));
  switch (change.kind) {
    case 'stage': {
      const { stage: to, on } = change;
      const effectiveOn = on as IsoDate;
      await get(StageService).set(context, idOf(change.procedure), {
        stage: to,
        exemptReason: exempt(to),
        effectiveOn,
      });
      return;
    }
    case 'report': {
      const procedureId = idOf(change.procedure);
      const { departmentId } = await detail(change.procedure);
      const form = await get(StatusReportService).form(context, change.month as Month, departmentId);
      const saved = form.rows.find((row) => row.procedureId === procedureId);
      const entry = {
        stage: change.stage,
        exemptReason: exempt(change.stage),
        applicationsTotal: value(change.total),
        applicationsOnline: value(change.online),
        plannedMonth: null,
        note: null,
      };
      const save = (confirmedWarnings: string[], version: number) =>
        get(StatusReportService).saveRow(
          context,
          change.month as Month,
          procedureId,
          { ...entry, confirmedWarnings },
          version,
        );
      const { warnings, version } = await save([], saved?.version ?? 0);
      if (warnings.length > 0)
        await save(
          warnings.map(({ code }) => code),
          version,
        );
      return;
    }
    case 'submission': {
      const id = at.departments[change.department]!.id;
      const submissions = get(SubmissionService);
      if (change.step === 'return')
        await submissions.return(context, change.month as Month, id, { reason: '確認', rows: [] });
      else await submissions[change.step](context, change.month as Month, id);
      return;
    }
    case 'channel': {
      const { version } = await detail(change.procedure);
      const channels = change.from
        ? [{ kind: 'mynaportal' as const, url: null, activeFrom: change.from as IsoDate, activeTo: null }]
        : [];
      await get(ChannelService).replace(context, idOf(change.procedure), version, channels);
      return;
    }
    case 'mapping': {
      const { version } = await detail(change.procedure);
      const items = change.items.map((item) => ({ itemKey: at.items[item]! }));
      await get(MappingService).replace(context, idOf(change.procedure), version, items);
      return;
    }
    case 'applicability': {
      const itemKey = at.items[change.item]!;
      const { items } = await get(ApplicabilityService).listItems(context);
      const { version } = items.find((one) => one.key === itemKey)!;
      await get(ApplicabilityService).set(context, itemKey, version, {
        state: change.handled ? 'handled' : 'not-handled',
        reason: change.handled ? null : 'other',
      });
      return;
    }
    case 'frequency':
    case 'move': {
      const { version } = await detail(change.procedure);
      const changes =
        change.kind === 'move'
          ? { departmentId: at.departments[change.department]!.id }
          : { frequency: change.yearly ? ('yearly' as const) : ('monthly' as const) };
      await get(ProcedureService).edit(context, idOf(change.procedure), version, changes, {
        allowSimilar: true,
      });
      return;
    }
    case 'retire': {
      const { version } = await detail(change.procedure);
      const mergedInto = change.into === null ? null : idOf(change.into);
      await get(RetirementService).retire(context, idOf(change.procedure), version, {
        reason: '重複',
        mergedInto,
      });
      return;
    }
    case 'restore': {
      const { version } = await detail(change.procedure);
      await get(RetirementService).restore(context, idOf(change.procedure), version);
      return;
    }
    case 'bulk': {
      const ids = change.procedures.map(idOf);
      const order = {
        kind: 'stage' as const,
        note: null,
        stage: change.stage,
        exemptReason: exempt(change.stage),
        effectiveOn: '2026-10-20' as IsoDate,
      };
      const { seal } = await get(BulkService).preview(context, ids, order);
      await get(BulkService).apply(context, ids, order, seal);
      return;
    }
    case 'yearly': {
      const procedureId = idOf(change.procedure);
      const { items } = await get(YearlyCountService).list(context, 2025, { limit: 50 });
      const line = items.find((one) => one.procedureId === procedureId);
      const entry = {
        applicationsTotal: value(change.total),
        applicationsOnline:
          change.online === null ? ({ kind: 'not-provided' } as const) : value(change.online),
        source: null,
      };
      await get(YearlyCountService).save(context, 2025, [
        { procedureId, version: line?.version ?? 0, entry },
      ]);
      return;
    }
    case 'new': {
      const fields = procedureInput(at.departments[change.department]!.id, { code: `N-${++serial}` });
      const { id } = await get(ProcedureService).create(context, fields, { allowSimilar: true });
      at.procedures.push(id);
      return;
    }
    case 'rename': {
      const departments = get(DepartmentService);
      const { id, version } = await departments.get(context, at.departments[change.department]!.id);
      await departments.edit(context, id, version, { name: `改称課${++serial}` });
      return;
    }
  }
}
