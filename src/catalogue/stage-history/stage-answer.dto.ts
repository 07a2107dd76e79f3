import { OmitType, PickType } from '@nestjs/swagger';
import { ProcedureStageEntity } from './procedure-stage.entity.js';

export const CURRENT_STAGE_FIELDS = ['procedureId', 'stage', 'exemptReason', 'effectiveOn', 'note'] as const;

/** Where a procedure stands on a day, and since when it has been said. */
export class CurrentStageDto extends PickType(ProcedureStageEntity, CURRENT_STAGE_FIELDS) {}

/** One line of a procedure's history of stages, withdrawn ones included. */
export class ProcedureStageDto extends OmitType(ProcedureStageEntity, ['municipalityId', 'procedureId']) {}
