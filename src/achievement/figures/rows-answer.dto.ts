import { ApiProperty, OmitType } from '@nestjs/swagger';
import { FrozenItemEntity } from '../rows/frozen-item.entity.js';
import { FrozenProcedureEntity } from '../rows/frozen-procedure.entity.js';
import { StaleDto } from './caveats-answer.dto.js';
import { type MeasureName, MEASURES } from '../indicator/measures.js';

/** An item's row with what it adds to the measure. */
export class AddingItemDto extends OmitType(FrozenItemEntity, ['municipalityId', 'period', 'revision']) {
  @ApiProperty({ description: 'この数に加わる値（件）' }) adds!: number;
}

/** A procedure's row with its counts, without their parts, and with what it adds to the measure. */
export class AddingProcedureDto extends OmitType(FrozenProcedureEntity, [
  ...(['municipalityId', 'period', 'revision', 'mergedParts'] as const),
]) {
  @ApiProperty({ description: 'この数に加わる値（件）' }) adds!: number;
}

class RowsDto {
  @ApiProperty({ type: StaleDto, nullable: true, description: '値が古いとき。すべて計算に入っていれば null' })
  stale!: StaleDto | null;
  @ApiProperty({ enum: Object.keys(MEASURES), description: '分子または分母の数え方' }) measure!: MeasureName;
  @ApiProperty({ type: String, nullable: true, description: '続きのcursor。なければ null' }) next!:
    string | null;
}

export class ItemRowsDto extends RowsDto {
  @ApiProperty({ enum: ['item'], description: '優先手続の一覧' }) of!: 'item';
  @ApiProperty({ type: [AddingItemDto], description: '番号順' }) items!: AddingItemDto[];
}

export class ProcedureRowsDto extends RowsDto {
  @ApiProperty({ enum: ['procedure'], description: '手続の一覧' }) of!: 'procedure';
  @ApiProperty({ type: [AddingProcedureDto], description: '手続コード順' }) items!: AddingProcedureDto[];
}
