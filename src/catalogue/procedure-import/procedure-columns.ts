import { requiredCode, requiredText, textColumn } from '../../platform/tabular/text-cell.js';
import { labelsOf, textsOf } from '../../platform/database/labelled.js';
import { defineColumns } from '../../platform/tabular/columns.js';
import { type RowsRead } from '../../platform/tabular/read-rows.js';
import { dateCell, monthCell, ownCell } from '../../platform/tabular/value-cells.js';
import { ProcedureChannelEntity } from '../channel/procedure-channel.entity.js';
import { PROCEDURE_LABELS } from '../procedure-history/procedure-labels.js';
import { ProcedureEntity } from '../procedure/procedure.entity.js';
import { APPLICANTS, FREQUENCIES, IDENTITY_CHECKS, PROCEDURE_KINDS } from '../procedure/procedure-words.js';
import {
  addressesCell,
  channelsCell,
  EXEMPT_REASON_WORDS,
  feeCell,
  itemNumbersCell,
  stageCell,
  wordCell,
} from './procedure-cells.js';

const LABELS = { ...PROCEDURE_LABELS, url: labelsOf(ProcedureChannelEntity).url };
const TEXT = textsOf(ProcedureEntity);

/** The columns of a file of procedures. */
export const procedureColumns = defineColumns({
  code: { name: LABELS.code, required: true, read: requiredCode(TEXT.code.longest) },
  name: { name: LABELS.name, required: true, read: requiredText(TEXT.name.longest) },
  department: { name: LABELS.departmentId, required: true, read: requiredText(TEXT.name.longest) },
  items: { name: '優先手続番号', read: itemNumbersCell },
  stage: { name: LABELS.stage, read: stageCell },
  stageOn: { name: LABELS.stageOn, read: dateCell },
  exemptReason: { name: LABELS.exemptReason, read: wordCell(EXEMPT_REASON_WORDS) },
  channels: { name: LABELS.channels, read: channelsCell },
  addresses: { name: LABELS.url, read: addressesCell },
  plannedMonth: { name: LABELS.plannedMonth, read: monthCell },
  kana: { ...textColumn(TEXT.kana), aliases: ['かな', 'フリガナ'] },
  legalBasis: textColumn(TEXT.legalBasis),
  kind: { name: LABELS.kind, read: wordCell(PROCEDURE_KINDS) },
  applicant: { name: LABELS.applicant, read: wordCell(APPLICANTS) },
  feeYen: { name: LABELS.feeYen, unit: '円', read: ownCell(feeCell) },
  identityCheck: { name: LABELS.identityCheck, read: wordCell(IDENTITY_CHECKS) },
  attachments: textColumn(TEXT.attachments),
  frequency: { name: LABELS.frequency, read: wordCell(FREQUENCIES) },
  note: textColumn(TEXT.note),
});

/** A row of the file as its cells were read. */
export type ProcedureFileRow = RowsRead<typeof procedureColumns>['rows'][number];
export type ProcedureField = keyof ProcedureFileRow['values'];

/** What a fault says of where it is: the header of a field. */
export function headerOf(field: ProcedureField): string {
  return procedureColumns[field].name;
}
