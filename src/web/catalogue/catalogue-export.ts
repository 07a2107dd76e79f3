import { CHANNEL_KINDS } from '../../catalogue/channel/channel-words.js';
import { type ProcedureListedDto } from '../../catalogue/procedure/procedure-answer.dto.js';
import { APPLICANTS, FREQUENCIES, PROCEDURE_KINDS } from '../../catalogue/procedure/procedure-words.js';
import { EXEMPT_REASON_NAMES, STAGE_NAMES, STAGE_UNANSWERED } from '../../kernel/stage.js';
import { type CellToWrite, type SheetToWrite } from '../../platform/tabular/sheet-to-write.js';
import { type Names } from './catalogue-names.js';

/** A row of a workbook takes some 6 KB while it is written: more would crowd out everybody else. */
export const MOST_ROWS = { xlsx: 10_000, csv: 50_000 } as const;

const COLUMNS = [
  { title: '手続コード', kind: 'text' },
  { title: '手続名', kind: 'text' },
  { title: '手続名かな', kind: 'text' },
  { title: '部', kind: 'text' },
  { title: '所管課', kind: 'text' },
  { title: '種別', kind: 'text' },
  { title: '対象者', kind: 'text' },
  { title: '報告頻度', kind: 'text' },
  { title: '段階', kind: 'text' },
  { title: '適用除外理由', kind: 'text' },
  { title: '段階日', kind: 'date' },
  { title: '予定年月', kind: 'text' },
  { title: '受付システム', kind: 'text' },
  { title: '優先手続', kind: 'text' },
  { title: '登録取消', kind: 'text' },
] as const;

/** Procedures as one sheet, in the words of the screen. */
export function procedureSheet(rows: readonly ProcedureListedDto[], names: Names): SheetToWrite {
  return { name: '手続台帳', columns: COLUMNS, rows: rows.map((row) => cellsOf(row, names)) };
}

function cellsOf(row: ProcedureListedDto, { itemName }: Names): CellToWrite[] {
  const { code, name, kana, divisionName, departmentName, kind, applicant, frequency, plannedMonth } = row;
  const { stage, exemptReason, stageSince, channels, itemKeys, retired } = row;
  return [
    code,
    name,
    kana,
    divisionName,
    departmentName,
    kind && PROCEDURE_KINDS.names[kind],
    applicant && APPLICANTS.names[applicant],
    FREQUENCIES.names[frequency],
    stage === null ? STAGE_UNANSWERED : STAGE_NAMES[stage],
    exemptReason && EXEMPT_REASON_NAMES[exemptReason],
    stageSince,
    plannedMonth,
    channels.map((channel) => CHANNEL_KINDS.names[channel]).join('、'),
    itemKeys.map((key) => itemName.get(key) ?? key).join('、'),
    retired ? '登録取消' : null,
  ];
}
