import { IntersectionType, OmitType, PickType } from '@nestjs/swagger';
import { ProcedureEntity } from '../procedure/procedure.entity.js';
import { ItemMappingEntity } from './item-mapping.entity.js';

/** An item a procedure stands behind, and the department that leads the item where this row names it. */
export class MappedItemDto extends PickType(ItemMappingEntity, ['itemKey', 'leadDepartmentId']) {}

/** The mapping of a procedure and its version after the change. */
export class ItemsOfProcedureDto {
  /** 手続の版 */ version!: number;
  /** 優先手続のキーの順 */ items!: MappedItemDto[];
}

/** A procedure behind an item. */
export class MappedProcedureDto extends IntersectionType(
  OmitType(ItemMappingEntity, ['municipalityId']),
  PickType(ProcedureEntity, ['code', 'name', 'departmentId']),
) {
  departmentName!: string;
  /** 登録取消か */ retired!: boolean;
  leadDepartmentName!: string | null;
}
