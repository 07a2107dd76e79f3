import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { DepartmentRepository } from '../../access/department/department.repository.js';
import { type ImportOutcome, refused } from '../../platform/tabular/import-outcome.js';
import { permit } from '../../access/permissions.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { type ExemptReason } from '../../kernel/stage.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type StandingRows } from '../../platform/tabular/row-changes.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { PriorityListService } from '../../priority-list/priority-list.service.js';
import { type Lead, MappingRepository } from '../mapping/mapping.repository.js';
import { DatedChangeRepository } from '../dated-change/dated-change.repository.js';
import { ChangedProceduresRepository } from '../procedure-import/changed-procedures.repository.js';
import { ProcedureRepository } from './procedure.repository.js';
import { SimilarProcedures } from './similar-procedures.js';
import { DepartmentFinder } from '../procedure-import/department-finder.js';
import { MappingChangesRepository } from '../procedure-import/mapping-changes.repository.js';
import { NewProceduresRepository } from '../procedure-import/new-procedures.repository.js';
import {
  procedureColumns,
  type ProcedureField,
  type ProcedureFileRow,
} from '../procedure-import/procedure-columns.js';
import {
  type ResolvedRow,
  resolveProcedures,
  type Surroundings,
} from '../procedure-import/resolve-procedures.js';
import { StagedProceduresRepository } from '../procedure-import/staged-procedures.repository.js';
import { standingProcedure } from '../procedure-import/standing-procedure.js';
import { StandingProceduresRepository } from '../procedure-import/standing-procedures.repository.js';
import { StageHistoryRepository } from '../stage-history/stage-history.repository.js';
import { defaultStageDate } from '../stage-history/stage-statement.js';

/** Procedures from a file: new codes are added, known ones brought up to what the file says. */
@Injectable()
export class ProceduresImport {
  readonly columns = procedureColumns;

  constructor(
    private readonly departments: DepartmentRepository,
    private readonly list: PriorityListService,
    private readonly staged: StagedProceduresRepository,
    private readonly added: NewProceduresRepository,
    private readonly changedProcedures: ChangedProceduresRepository,
    private readonly datedChanges: DatedChangeRepository,
    private readonly mappingChanges: MappingChangesRepository,
    private readonly mappings: MappingRepository,
    private readonly stages: StageHistoryRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly procedures: ProcedureRepository,
    private readonly standingProcedures: StandingProceduresRepository,
  ) {}

  /**
   * Takes the rows in. A column that the file does not have leaves its field as it is; a blank cell clears it (a
   * blank 段階 says nothing, a blank 報告頻度 is 毎月). Procedures the file does not name stay. Nothing is written
   * where a row is at fault; a file that says what is there already changes nothing. Rows of one call all have the
   * columns of the first.
   *
   * @param edition whose numbers 優先手続番号 uses, by default the edition in force; items it does not have stay
   *   mapped.
   * @param allowSimilar whether new procedures may be registered that seem to be there under another code.
   * @throws Problem 404 where it is not loaded
   */
  async apply(
    tx: Transaction,
    context: Context,
    rows: readonly ProcedureFileRow[],
    { edition, allowSimilar = false }: { edition?: string; allowSimilar?: boolean | undefined } = {},
  ): Promise<ImportOutcome> {
    permit(context, 'import.run');
    const surroundings = await this.surroundings(tx, rows, { edition, allowSimilar });
    const { resolved, errors } = resolveProcedures(rows, surroundings);
    if (errors.length > 0) return refused(errors);
    const [first] = resolved;
    if (!first) return { created: 0, updated: 0, unchanged: 0, errors: [] };
    const present = new Set(
      (Object.keys(procedureColumns) as ProcedureField[]).filter(
        (field) => rows[0]?.values[field] !== undefined,
      ),
    );
    const firstLeads = await this.firstLeads(tx, resolved);
    await this.staged.stage(tx, resolved);
    const created = resolved.filter(({ isNew }) => isNew).length;
    if (created > 0) await this.added.insert(tx, context);
    const carried =
      created < resolved.length ? await this.change(tx, context, present, surroundings) : NOTHING;
    await this.mappings.carryLeads(tx, [...carried.leads, ...firstLeads]);
    const { updated } = carried;
    if (created + updated > 0) await this.owedWork.raiseAll(tx, 'provisional');
    return { created, updated, unchanged: resolved.length - created - updated, errors: [] };
  }

  /** The procedures that the rows name by their codes. */
  async standing(
    tx: Transaction,
    rows: readonly ProcedureFileRow[],
    { edition }: { edition?: string },
  ): Promise<StandingRows> {
    await this.staged.lockKnown(
      tx,
      rows.map(({ values }) => values.code),
    );
    const day = defaultStageDate(this.clock);
    const namedRows = rows.map(({ row, values: { code, stageOn } }) => ({
      row,
      code,
      stageOn: stageOn ?? day,
    }));
    const needsItems = rows.some(({ values }) => values.items !== undefined);
    const [list, found] = await Promise.all([
      needsItems ? this.list.itemsOf(tx, edition) : { items: [] },
      this.standingProcedures.named(tx, namedRows, day),
    ]);
    const numbers = new Map(list.items.map(({ key, number }) => [key, number]));
    return new Map(found.map((one) => [one.row, standingProcedure(one, numbers)]));
  }

  private async surroundings(
    tx: Transaction,
    rows: readonly ProcedureFileRow[],
    { edition, allowSimilar }: { edition: string | undefined; allowSimilar: boolean },
  ): Promise<Surroundings> {
    const needsItems = edition !== undefined || rows.some(({ values }) => values.items !== undefined);
    const list = needsItems ? await this.list.itemsOf(tx, edition) : { edition: '', items: [] };
    const codes = rows.map(({ values }) => values.code);
    const known = await this.staged.lockKnown(tx, codes);
    return {
      departments: new DepartmentFinder(await this.departments.fates(tx), tokyoToday(this.clock)),
      items: new Map(list.items.map(({ number, key }) => [number, key])),
      edition: list.edition,
      known,
      similar:
        allowSimilar || codes.every((code) => known.has(code))
          ? null
          : new SimilarProcedures(await this.procedures.registered(tx)),
      exempt: await this.exemptReasons(tx, rows, known),
      today: tokyoToday(this.clock),
      stageOn: defaultStageDate(this.clock),
    };
  }

  private async exemptReasons(
    tx: Transaction,
    rows: readonly ProcedureFileRow[],
    known: Surroundings['known'],
  ): Promise<Map<string, ExemptReason>> {
    const ids = rows.flatMap(({ values: { code, stage, exemptReason } }) => {
      const id = stage === 'exempt' && exemptReason === undefined ? known.get(code)?.id : undefined;
      return id === undefined ? [] : [id];
    });
    if (ids.length === 0) return new Map();
    const stages = await this.stages.asOf(tx, tokyoToday(this.clock), ids);
    return new Map(
      [...stages].flatMap(([id, { exemptReason }]) => (exemptReason === null ? [] : [[id, exemptReason]])),
    );
  }

  /** Items that nothing was mapped to are led by the department of the first procedure the file maps to them. */
  private async firstLeads(tx: Transaction, resolved: readonly ResolvedRow[]): Promise<Lead[]> {
    const first = new Map<string, Lead>();
    for (const { id, departmentId, itemKeys } of resolved) {
      for (const itemKey of itemKeys) {
        if (first.has(itemKey)) continue;
        first.set(itemKey, { itemKey, leadDepartmentId: departmentId, procedureId: id });
      }
    }
    const unmapped = await this.mappings.unmapped(tx, [...first.keys()]);
    return [...first.values()].filter(({ itemKey }) => unmapped.has(itemKey));
  }

  private async change(
    tx: Transaction,
    context: Context,
    present: ReadonlySet<ProcedureField>,
    { items, stageOn, today }: Surroundings,
  ): Promise<{ updated: number; leads: Lead[] }> {
    await this.changedProcedures.findFields(tx, present);
    if (present.has('stage')) await this.changedProcedures.addStages(tx, context);
    if (present.has('channels')) await this.changedProcedures.changeChannels(tx, present, stageOn);
    const leads = present.has('items') ? await this.mappingChanges.apply(tx, [...items.values()]) : [];
    await this.datedChanges.recordImported(tx, context.actor.label);
    const updated = await this.changedProcedures.writeFields(tx, present, context, today);
    if (updated > 0) await this.changedProcedures.audit(tx, context);
    return { updated, leads };
  }
}

const NOTHING: { updated: number; leads: Lead[] } = { updated: 0, leads: [] };
