import { type OwnedProcedureDto } from '../../catalogue/procedure/owned-procedure.dto.js';
import { type Column, column, DataTable } from '../components/data-table.js';

export const OWNED_COLUMNS: Column<OwnedProcedureDto>[] = [
  column('code', '手続コード', ({ code }) => code),
  column('name', '手続名', ({ name, retired }) => (retired ? `${name}（登録取消）` : name), {
    heading: true,
  }),
];

/** The procedures that a change moves. */
export function MovedProcedures({ procedures }: { procedures: readonly OwnedProcedureDto[] }) {
  return (
    <DataTable
      id="procedures"
      caption={`移す手続（${procedures.length}件）`}
      columns={OWNED_COLUMNS}
      rows={procedures}
      empty="移す手続はありません。"
    />
  );
}
