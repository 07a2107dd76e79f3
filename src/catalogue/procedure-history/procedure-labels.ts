import { labelsOf } from '../../platform/database/labelled.js';
import { ProcedureChannelEntity } from '../channel/procedure-channel.entity.js';
import { ItemMappingEntity } from '../mapping/item-mapping.entity.js';
import { ProcedureEntity } from '../procedure/procedure.entity.js';
import { ProcedureStageEntity } from '../stage-history/procedure-stage.entity.js';

const STAGE = labelsOf(ProcedureStageEntity);

/** What the fields of a procedure are called and what is kept beside it, wherever they are shown, imported or recorded. */
export const PROCEDURE_LABELS = {
  ...labelsOf(ProcedureEntity),
  stage: STAGE.stage,
  exemptReason: STAGE.exemptReason,
  stageOn: STAGE.effectiveOn,
  stageNote: `${STAGE.stage}の${STAGE.note}`,
  channels: labelsOf(ProcedureChannelEntity).kind,
  items: labelsOf(ItemMappingEntity).itemKey,
  retired: '登録取消',
};

/** The Japanese name of a field in the history; a field that is not known keeps its own name. */
export function fieldName(field: string): string {
  return (PROCEDURE_LABELS as Readonly<Record<string, string>>)[field] ?? field;
}
