import { requiredCode, requiredText, textColumn } from '../../platform/tabular/text-cell.js';
import { labelsOf, textsOf } from '../../platform/database/labelled.js';
import { defineColumns } from '../../platform/tabular/columns.js';
import { type RowsRead } from '../../platform/tabular/read-rows.js';
import { dateCell, monthCell, ownCell } from '../../platform/tabular/value-cells.js';
import { CHANNEL_KINDS } from '../channel/channel-words.js';
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
  code: { name: LABELS.code, required: true, example: 'JUMIN-001', read: requiredCode(TEXT.code.longest) },
  name: {
    name: LABELS.name,
    required: true,
    example: '住民票の写しの交付請求',
    read: requiredText(TEXT.name.longest),
  },
  department: {
    name: LABELS.departmentId,
    required: true,
    rule: '課の名称か課コード。先に所管課を登録しておきます。',
    example: '市民課',
    read: requiredText(TEXT.name.longest),
  },
  items: { name: '優先手続番号', example: '23;24', read: itemNumbersCell },
  stage: { name: LABELS.stage, example: '一部オンライン', read: stageCell },
  stageOn: { name: LABELS.stageOn, example: '2026-10-01', read: dateCell },
  exemptReason: {
    name: LABELS.exemptReason,
    rule: '段階が「適用除外」のときだけ、選べる値から1つ。',
    read: wordCell(EXEMPT_REASON_WORDS),
  },
  channels: { name: LABELS.channels, example: `${CHANNEL_KINDS.names.mynaportal}`, read: channelsCell },
  addresses: { name: LABELS.url, example: 'https://example.jp/jumin', read: addressesCell },
  plannedMonth: { name: LABELS.plannedMonth, example: '2027-03', read: monthCell },
  kana: { ...textColumn(TEXT.kana), example: 'じゅうみんひょうのうつし', aliases: ['かな', 'フリガナ'] },
  legalBasis: { ...textColumn(TEXT.legalBasis), example: '住民基本台帳法第12条' },
  kind: { name: LABELS.kind, read: wordCell(PROCEDURE_KINDS) },
  applicant: { name: LABELS.applicant, read: wordCell(APPLICANTS) },
  feeYen: { name: LABELS.feeYen, unit: '円', example: '300', read: ownCell(feeCell) },
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
