import { columnsOf, type RowOf } from '../../platform/database/table-columns.js';
import { FrozenItemEntity } from './frozen-item.entity.js';

/** The columns of an item's row, live and frozen alike. */
export const ITEM_COLUMNS = columnsOf(FrozenItemEntity).except('municipalityId', 'period', 'revision');
export type ItemRow = RowOf<FrozenItemEntity, typeof ITEM_COLUMNS>;
