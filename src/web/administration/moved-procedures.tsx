import { type OwnedProcedureDto } from '../../catalogue/procedure/owned-procedure.dto.js';
import { DataTable } from '../components/data-table.js';

/** The procedures that a change moves. */
export function MovedProcedures({ procedures }: { procedures: readonly OwnedProcedureDto[] }) {
  return (
    <DataTable
      id="procedures"
      caption={`移す手続（${procedures.length}件）`}
      columns={[
        { key: 'code', label: '手続コード', cell: ({ code }) => code },
        {
          key: 'name',
          label: '手続名',
          cell: ({ name, retired }) => (retired ? `${name}（登録取消）` : name),
          heading: true,
        },
      ]}
      rows={procedures}
      rowKey={({ id }) => id}
      empty="移す手続はありません。"
    />
  );
}
