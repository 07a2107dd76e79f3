import { OmitType } from '@nestjs/swagger';
import { FrozenItemEntity } from '../rows/frozen-item.entity.js';
import { FrozenProcedureEntity } from '../rows/frozen-procedure.entity.js';
import { StaleDto } from './caveats-answer.dto.js';
import { type MeasureName } from '../indicator/measures.js';

/** An item's row with what it adds to the measure. */
export class AddingItemDto extends OmitType(FrozenItemEntity, ['municipalityId', 'period', 'revision']) {
  /** この数に加わる値（件） */ adds!: number;
}

/** A procedure's row with its counts, without their parts, and with what it adds to the measure. */
export class AddingProcedureDto extends OmitType(FrozenProcedureEntity, [
  ...(['municipalityId', 'period', 'revision', 'mergedParts'] as const),
]) {
  /** この数に加わる値（件） */ adds!: number;
}

export class RowsDto {
  /** 値が古いとき。すべて計算に入っていれば null */ stale!: StaleDto | null;
  /** 分子または分母の数え方 */ measure!: MeasureName;
  /** 続きのcursor。なければ null */
  next!: string | null;
}

export class ItemRowsDto extends RowsDto {
  /** 優先手続の一覧 */ of!: 'item';
  /** 番号順 */ items!: AddingItemDto[];
}

export class ProcedureRowsDto extends RowsDto {
  /** 手続の一覧 */ of!: 'procedure';
  /** 手続コード順 */ items!: AddingProcedureDto[];
}
