import { ApiProperty } from '@nestjs/swagger';
import { COST_KINDS, type CostKind, type Split, SPLITS } from './project-cost.js';

class StoredShareDto {
  @ApiProperty({ format: 'uuid', description: '自動化案件' }) projectId!: string;
  @ApiProperty({ description: '按分の重み' }) weight!: number;
}

/** A cost as it is kept. */
export class StoredCostDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({
    enum: COST_KINDS.keys,
    description: 'licence はライセンス、development は開発、upkeep は保守・運用',
  })
  kind!: CostKind;
  @ApiProperty({ description: '費用の名称' }) name!: string;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: '金額（円）。毎年度の費用では年額。時間で入力した費用では null',
  })
  yen!: number | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '職員の作業時間（時間）。毎年度の費用では1年分。金額で入力した費用では null',
  })
  hours!: string | null;
  @ApiProperty({ description: '毎年度かかる（false は一度だけ）' }) yearly!: boolean;
  @ApiProperty({ description: 'かかる年度、毎年度の費用では始めの年度', example: 2026 })
  fiscalYear!: number;
  @ApiProperty({ type: Number, nullable: true, description: '毎年度の費用の最後の年度。null は続く' })
  lastFiscalYear!: number | null;
  @ApiProperty({ enum: SPLITS.keys, description: 'equal は均等、weight は重みで按分' }) split!: Split;
  @ApiProperty({ type: [StoredShareDto], description: '費用を負担する案件' }) shares!: StoredShareDto[];
  @ApiProperty({ type: String, nullable: true, description: '備考' }) note!: string | null;
  @ApiProperty() version!: number;
}

/** 人件費単価: what an hour of staff costs in a fiscal year, in yen. */
export class StoredHourlyCostDto {
  @ApiProperty({ description: '年度', example: 2026 }) fiscalYear!: number;
  @ApiProperty({ description: '1時間当たりの人件費（円）', example: 3200 }) yen!: number;
  @ApiProperty({ type: String, nullable: true, description: '算出の根拠' }) source!: string | null;
  @ApiProperty() version!: number;
}
