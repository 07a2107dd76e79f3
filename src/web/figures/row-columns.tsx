import { type MappedProcedure } from '../../achievement/figures/mapped-procedure.repository.js';
import { type ItemRow } from '../../achievement/rows/item-row.js';
import { type AddingProcedureDto } from '../../achievement/figures/rows-answer.dto.js';
import { stageInWords } from '../../kernel/stage.js';
import { applicabilityLabel } from '../../priority-list/applicability-words.js';
import { type Column, column } from '../components/data-table.js';

/** Procedures, each with the counts it stands on and how much it adds. */
export const PROCEDURE_COLUMNS: Column<AddingProcedureDto>[] = [
  column('code', 'コード', ({ code }) => code),
  column('name', '手続', ({ name }) => name, {
    heading: true,
    href: ({ procedureId }) => `/procedures/${procedureId}`,
  }),
  column('department', '所管課', ({ departmentName }) => departmentName),
  column('stage', '段階', ({ stage, exemptReason }) => stageInWords(stage, exemptReason)),
  countColumn('applicationsTotal', '総件数'),
  countColumn('applicationsOnline', 'オンライン件数'),
  countColumn('yearlyTotal', '年間件数'),
  column('adds', '数えた数', ({ adds }) => adds, { kind: 'integer' }),
];

/** Items of the national list, each with those of the procedures it stands on that may be seen. */
export function itemColumns(procedures: readonly MappedProcedure[]): Column<ItemRow>[] {
  return [
    column('number', '番号', ({ number }) => number, { kind: 'integer' }),
    column('name', '優先手続', ({ name }) => name, { heading: true }),
    column('group', 'グループ', ({ groupName }) => groupName),
    column('department', '主管課', ({ leadDepartmentName }) => leadDepartmentName ?? '所管課未定'),
    column('applicability', '該当の有無', (row) =>
      applicabilityLabel(row.applicability, row.applicabilityReason),
    ),
    column('online', 'オンライン化', online),
    { key: 'procedures', label: '対応する手続（段階）', cell: (row) => proceduresOf(row, procedures) },
  ];
}

function proceduresOf({ procedureIds }: ItemRow, procedures: readonly MappedProcedure[]) {
  if (procedureIds.length === 0) return 'なし（対応付けがない）';
  const itsProcedures = procedures.filter(({ procedureId }) => procedureIds.includes(procedureId));
  const hidden = procedureIds.length - itsProcedures.length;
  return (
    <ul class="plain">
      {itsProcedures.map(({ procedureId, name, stage, departmentName }) => (
        <li>
          <a href={`/procedures/${procedureId}`}>{name}</a>
          {`（${stageInWords(stage)}、${departmentName}）`}
        </li>
      ))}
      {hidden > 0 ? <li>{`ほかの課の手続 ${hidden}件`}</li> : null}
    </ul>
  );
}

function online({ onlineAny, onlineAll }: ItemRow): string {
  if (!onlineAny) return '未';
  return onlineAll ? '済（すべての手続）' : '済（一部の手続）';
}

function countColumn(key: 'applicationsTotal' | 'applicationsOnline' | 'yearlyTotal', label: string) {
  const count = (row: AddingProcedureDto) => (row[`${key}Na`] ? '該当なし' : (row[key] ?? '未回答'));
  return column(key, label, count, { numeric: true });
}
