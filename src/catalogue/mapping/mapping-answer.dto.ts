import { ApiProperty } from '@nestjs/swagger';

/** An item a procedure stands behind, and the department that leads the item where this row names it. */
export class MappedItemDto {
  @ApiProperty({ description: '優先手続のキー' }) itemKey!: string;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: '主管課。この手続への対応付けに記録されている場合だけ',
  })
  leadDepartmentId!: string | null;
}

/** The mapping of a procedure and its version after the change. */
export class ItemsOfProcedureDto {
  @ApiProperty({ description: '手続の版' }) version!: number;
  @ApiProperty({ type: [MappedItemDto], description: '優先手続のキーの順' }) items!: MappedItemDto[];
}

/** A procedure behind an item. */
export class MappedProcedureDto {
  @ApiProperty({ description: '優先手続のキー' }) itemKey!: string;
  @ApiProperty({ format: 'uuid' }) procedureId!: string;
  @ApiProperty({ description: '手続コード' }) code!: string;
  @ApiProperty({ description: '手続名' }) name!: string;
  @ApiProperty({ format: 'uuid', description: '所管課' }) departmentId!: string;
  @ApiProperty() departmentName!: string;
  @ApiProperty({ description: '登録取消か' }) retired!: boolean;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: '主管課。この手続への対応付けに記録されている場合だけ',
  })
  leadDepartmentId!: string | null;
  @ApiProperty({ type: String, nullable: true }) leadDepartmentName!: string | null;
}
