import { type ProcedureBehind } from '../../achievement/behind.repository.js';
import { type ItemRow } from '../../achievement/item-row.js';
import { STAGE_NAMES, STAGE_UNANSWERED } from '../../kernel/stage.js';
import { APPLICABILITY_LABELS, NOT_HANDLED_REASON_LABELS } from '../../priority-list/applicability-words.js';
import { column, DataTable } from '../components/data-table.js';
import { proceduresOf } from './figures-view.js';

/** Items of the national list, each with the procedures it stands on. */
export function ItemRows({
  rows,
  procedures,
}: {
  rows: readonly ItemRow[];
  procedures: readonly ProcedureBehind[];
}) {
  return (
    <DataTable
      id="rows"
      caption="優先手続と、対応する手続"
      rows={rows}
      rowKey={({ itemKey }) => itemKey}
      empty="この部分に数えた優先手続はありません。"
      columns={[
        { key: 'number', label: '番号', numeric: true, cell: ({ number }: ItemRow) => number },
        { key: 'name', label: '優先手続', heading: true, cell: ({ name }: ItemRow) => name },
        { key: 'group', label: 'グループ', cell: ({ groupName }: ItemRow) => groupName },
        column(
          'department',
          '主管課',
          ({ leadDepartmentName }: ItemRow) => leadDepartmentName ?? '所管課未定',
        ),
        { key: 'applicability', label: '該当の有無', cell: applicability },
        { key: 'online', label: 'オンライン化', cell: online },
        {
          key: 'procedures',
          label: '対応する手続（段階）',
          cell: (row: ItemRow) => <Behind row={row} procedures={procedures} />,
        },
      ]}
    />
  );
}

function Behind({ row, procedures }: { row: ItemRow; procedures: readonly ProcedureBehind[] }) {
  if (row.procedureIds.length === 0) return <>なし（対応付けがない）</>;
  const shown = proceduresOf(row.procedureIds, procedures);
  const hidden = row.procedureIds.length - shown.length;
  return (
    <ul class="plain-list">
      {shown.map(({ procedureId, name, stage, departmentName }) => (
        <li key={procedureId}>
          <a href={`/procedures/${procedureId}`}>{name}</a>
          {`（${stage === null ? STAGE_UNANSWERED : STAGE_NAMES[stage]}、${departmentName}）`}
        </li>
      ))}
      {hidden > 0 ? <li>{`ほかの課の手続 ${hidden}件`}</li> : null}
    </ul>
  );
}

function applicability({ applicability: state, applicabilityReason: reason }: ItemRow): string {
  const word = APPLICABILITY_LABELS[state];
  return reason === null ? word : `${word}（${NOT_HANDLED_REASON_LABELS[reason]}）`;
}

function online({ onlineAny, onlineAll }: ItemRow): string {
  if (!onlineAny) return '未';
  return onlineAll ? '済（すべての手続）' : '済（一部の手続）';
}
