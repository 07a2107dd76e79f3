import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NotCountedDto } from '../achievement/figures/caveats-answer.dto.js';
import { RateChangeDto } from '../achievement/comparison/change-answer.dto.js';
import { CompletenessDto } from '../achievement/figures/completeness.dto.js';
import { DaysDto } from '../achievement/figures/figures-answer.dto.js';
import { type Indicator } from '../achievement/indicator/indicator.js';
import { ITEM_RULES, type ItemRule } from '../achievement/rows/period-facts.js';

export class TrendFigureDto {
  @ApiProperty({ type: Number, nullable: true }) numerator!: number | null;
  @ApiProperty({ type: Number, nullable: true }) denominator!: number | null;
  @ApiProperty({ type: String, nullable: true, description: '率（%、小数第1位まで）', example: '63.3' })
  percent!: string | null;
  @ApiProperty({ type: CompletenessDto }) completeness!: CompletenessDto;
}

/** A rate that never stands without its parts. */
export class ReportFigureDto extends TrendFigureDto {
  @ApiProperty({ description: '指標のキー', example: 'priority-items' }) key!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: ITEM_RULES, nullable: true, description: '優先手続のオンライン化の判定' })
  itemRule!: ItemRule | null;
  @ApiProperty({ type: String, nullable: true, description: '率がない理由' }) reason!: string | null;
  @ApiPropertyOptional({ type: NotCountedDto, description: '数えていないもの。そろっていれば省く' })
  notCounted?: NotCountedDto;
}

/** A rate of the whole municipality, with how it is worked out and how it moved. */
export class ReportIndicatorDto extends ReportFigureDto {
  @ApiProperty({ description: '算定の決まり' }) rule!: string;
  @ApiProperty({ description: '指標の出典' }) source!: string;
  @ApiProperty({ type: DaysDto, description: '件数の対象期間' }) flows!: DaysDto;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '比べた月との差（ポイント、小数第1位まで）。一方でも値がなければ null',
    example: '-0.2',
  })
  difference!: string | null;
  /** By how much it moved over what both months hold alike, and what else the difference comes of. */
  @ApiPropertyOptional({ type: RateChangeDto, description: '同じ範囲での差。比べる月がなければ省く' })
  change?: RateChangeDto;
  @ApiPropertyOptional({ enum: ['item', 'procedure'], description: '数えるもの（優先手続の項目、手続）' })
  measuredBy?: Indicator['measuredBy'];
}

/** One department or group with its figures. */
export class ReportScopeDto {
  @ApiProperty() key!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: [ReportFigureDto] }) figures!: ReportFigureDto[];
}
