import { type OwnedProcedureDto } from '../../catalogue/procedure/owned-procedure.dto.js';
import { type Column, column } from '../components/data-table.js';

/** The procedures of a department. */
export const OWNED_COLUMNS: Column<OwnedProcedureDto>[] = [
  column('code', '手続コード', ({ code }) => code),
  column('name', '手続名', ({ name, retired }) => (retired ? `${name}（登録取消）` : name), {
    heading: true,
  }),
];
