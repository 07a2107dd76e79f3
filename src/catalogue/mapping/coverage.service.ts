import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { MunicipalityRepository } from '../../access/municipality/municipality.repository.js';
import { permit, reach } from '../../access/permissions.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { type IsoDate } from '../../kernel/date.js';
import { type ExemptReason, type Stage } from '../../kernel/stage.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { orNotFound } from '../../platform/problem.js';
import { type ItemApplicabilityDto } from '../../priority-list/applicability/applicability-answer.dto.js';
import { ApplicabilityRepository } from '../../priority-list/applicability/applicability.repository.js';
import { ApplicabilityService } from '../../priority-list/applicability/applicability.service.js';
import { StageHistoryRepository } from '../stage-history/stage-history.repository.js';
import { type MappedProcedureDto } from './mapping-answer.dto.js';
import { type CurrentStageDto } from '../stage-history/stage-answer.dto.js';
import { type Gap, gapsOf, isItemOnline } from './item-coverage.js';
import { MappingRepository } from './mapping.repository.js';
import { UnmappedItemsRepository } from './unmapped-items.repository.js';

/** A procedure behind an item; its stage is shown only to those who may open the procedure. */
export interface CoveringRow extends MappedProcedureDto {
  stage: Stage | null;
  exemptReason: ExemptReason | null;
  mayOpen: boolean;
}

/** An item of the list against what the municipality has. */
export interface ItemCoverage extends ItemApplicabilityDto {
  procedures: CoveringRow[];
  leadDepartmentName: string | null;
  online: boolean;
  gaps: Gap[];
}

export interface Coverage {
  edition: string;
  /** When an item counts as online: any of its procedures is, or all are. */
  rule: 'any' | 'all';
  today: IsoDate;
  items: ItemCoverage[];
}

/** The national list against the catalogue. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly database: Database,
    private readonly applicability: ApplicabilityService,
    private readonly statements: ApplicabilityRepository,
    private readonly municipalities: MunicipalityRepository,
    private readonly mappings: MappingRepository,
    private readonly stages: StageHistoryRepository,
    private readonly unmappedItems: UnmappedItemsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** How many handled items have no procedure; for whoever maps them. */
  async countUnmapped(context: Context): Promise<number> {
    permit(context, 'mapping.edit');
    return this.database.snapshot(context, (tx) => this.unmappedItems.count(tx));
  }

  /** Every item of the edition in force, by number, with the procedures behind it as they stand today. */
  async coverage(context: Context): Promise<Coverage> {
    permit(context, 'list.read');
    const today = tokyoToday(this.clock);
    return this.database.snapshot(context, async (tx) => {
      const [municipality, { edition, items }, mapped] = await Promise.all([
        this.municipalities.find(tx).then((found) => orNotFound(found, '団体')),
        this.applicability.inEffect(tx, this.statements.all(tx)),
        this.mappings.byItem(tx),
      ]);
      const ids = [...new Set(mapped.map(({ procedureId }) => procedureId))];
      const stages = await this.stages.asOf(tx, today, ids);
      const rule = municipality.itemRule;
      return {
        edition,
        rule,
        today,
        items: items.map((item) => {
          const rows = mapped.filter(({ itemKey }) => itemKey === item.key);
          return coverageOf(context, item, rows, stages, rule);
        }),
      };
    });
  }
}

function coverageOf(
  context: Context,
  item: ItemApplicabilityDto,
  rows: readonly MappedProcedureDto[],
  stages: ReadonlyMap<string, CurrentStageDto>,
  rule: 'any' | 'all',
): ItemCoverage {
  const procedures = rows.map((row) => {
    const { stage = null, exemptReason = null } = stages.get(row.procedureId) ?? {};
    return { ...row, stage, exemptReason };
  });
  return {
    ...item,
    procedures: procedures.map((procedure) => seenBy(context, procedure)),
    leadDepartmentName: rows.find(({ leadDepartmentName }) => leadDepartmentName)?.leadDepartmentName ?? null,
    online: isItemOnline(procedures, rule),
    gaps: gapsOf(item.state, procedures),
  };
}

function seenBy(context: Context, procedure: Omit<CoveringRow, 'mayOpen'>): CoveringRow {
  const reached = reach(context, 'procedure.read');
  const mayOpen =
    reached === 'all' || (reached === 'own' && procedure.departmentId === context.actor.departmentId);
  return mayOpen ? { ...procedure, mayOpen } : { ...procedure, stage: null, exemptReason: null, mayOpen };
}
