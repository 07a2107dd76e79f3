import { optionalText, requiredCode, requiredText } from '../../platform/tabular/text-cell.js';
import { defineColumns } from '../../platform/tabular/columns.js';
import { type RowsRead } from '../../platform/tabular/read-rows.js';
import { dateCell, monthCell, ownCell } from '../../platform/tabular/value-cells.js';
import { LONGEST_CODE, LONGEST_NAME, LONGEST_TEXT } from '../procedure/procedure-text.js';
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

const text = optionalText(LONGEST_TEXT);

/** The columns of a file of procedures. */
export const procedureColumns = defineColumns({
  code: { name: '手続コード', required: true, read: requiredCode(LONGEST_CODE) },
  name: { name: '手続名', required: true, read: requiredText(LONGEST_NAME) },
  department: { name: '所管課', required: true, read: requiredText(LONGEST_NAME) },
  items: { name: '優先手続番号', read: itemNumbersCell },
  stage: { name: '段階', read: stageCell },
  stageOn: { name: '段階日', read: dateCell },
  exemptReason: { name: '適用除外理由', read: wordCell(EXEMPT_REASON_WORDS) },
  channels: { name: '受付システム', read: channelsCell },
  addresses: { name: 'URL', read: addressesCell },
  plannedMonth: { name: '予定年月', read: monthCell },
  kana: { name: '手続名かな', aliases: ['かな', 'フリガナ'], read: optionalText(LONGEST_NAME) },
  legalBasis: { name: '根拠法令', read: text },
  kind: { name: '種別', read: wordCell(PROCEDURE_KINDS) },
  applicant: { name: '対象者', read: wordCell(APPLICANTS) },
  feeYen: { name: '手数料', unit: '円', read: ownCell(feeCell) },
  identityCheck: { name: '本人確認', read: wordCell(IDENTITY_CHECKS) },
  attachments: { name: '添付書類', read: text },
  frequency: { name: '報告頻度', read: wordCell(FREQUENCIES) },
  note: { name: '備考', read: text },
});

/** A row of the file as its cells were read. */
export type ProcedureFileRow = RowsRead<typeof procedureColumns>['rows'][number];
export type ProcedureField = keyof ProcedureFileRow['values'];

/** What a fault says of where it is: the header of a field. */
export function headerOf(field: ProcedureField): string {
  return procedureColumns[field].name;
}
