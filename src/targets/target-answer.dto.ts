import { ApiProperty, OmitType } from '@nestjs/swagger';
import { type ManualActual } from './manual-actual.repository.js';
import { type Level, LEVELS, type ManualIndicator, type TargetView, type TypedValue } from './target-view.js';
import { type TargetWithActuals } from './target.service.js';
import { TARGET_KINDS, type TargetKind } from './trajectory.js';

export class YearlyValueDto implements TypedValue {
  @ApiProperty({ description: '年度（西暦）', example: 2029 }) fiscalYear!: number;
  @ApiProperty({ description: '年度末の値（指標の単位）。入力のとおりの小数', example: '71.7' })
  value!: string;
}

class TypedInIndicatorDto implements ManualIndicator {
  @ApiProperty({ description: '指標の名称' }) name!: string;
  @ApiProperty({ description: '単位', example: '億円' }) unit!: string;
  @ApiProperty({ description: '小数の桁数' }) decimals!: number;
  @ApiProperty({ enum: LEVELS, description: 'output は活動指標、outcome は成果指標' }) level!: Level;
}

export class TargetFactsDto implements Omit<TargetView, 'manual' | 'planName' | 'version' | 'withdrawn'> {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '計算する指標のキー。手入力の指標では null',
    example: 'priority-items',
  })
  indicator!: string | null;
  @ApiProperty({ description: '計画での名称、なければ指標の名称' }) name!: string;
  @ApiProperty({ description: '値の単位', example: '%' }) unit!: string;
  @ApiProperty({ description: '小数の桁数' }) decimals!: number;
  @ApiProperty({ enum: LEVELS, description: 'output は活動指標、outcome は成果指標' }) level!: Level;
  @ApiProperty({ enum: TARGET_KINDS, description: 'reach は達成、at-most は上限、keep は維持' })
  kind!: TargetKind;
  @ApiProperty({ type: YearlyValueDto, description: '基準値' }) baseline!: YearlyValueDto;
  @ApiProperty({ type: [YearlyValueDto], description: '年度末の目標値' }) targets!: YearlyValueDto[];
  @ApiProperty({ type: [YearlyValueDto], description: '途中の年度末の値。空は直線' }) path!: YearlyValueDto[];
}

export class SavedActualDto implements ManualActual {
  @ApiProperty({ format: 'uuid', description: '目標' }) targetId!: string;
  @ApiProperty({ description: '年度（西暦）', example: 2025 }) fiscalYear!: number;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '実績値（指標の単位）。取り消したものは null',
    example: '14.1',
  })
  value!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '出典' }) source!: string | null;
  @ApiProperty() version!: number;
}

type TypedInActual = TargetWithActuals['actuals'][number];

class TypedInActualDto extends OmitType(SavedActualDto, ['targetId']) implements TypedInActual {}

class WithdrawalDto {
  @ApiProperty({ format: 'date-time', description: '取り下げた日時' }) at!: string;
  @ApiProperty({ description: '取り下げた理由' }) reason!: string;
}

export class TargetDto extends TargetFactsDto implements TargetWithActuals {
  @ApiProperty({
    type: TypedInIndicatorDto,
    nullable: true,
    description: '手入力の指標。計算する指標では null',
  })
  manual!: TypedInIndicatorDto | null;
  @ApiProperty({ type: String, nullable: true, description: '計画での名称' }) planName!: string | null;
  @ApiProperty({ type: WithdrawalDto, nullable: true, description: '取り下げていなければ null' })
  withdrawn!: WithdrawalDto | null;
  @ApiProperty({ type: [TypedInActualDto], description: '手入力の実績値（古い順）' })
  actuals!: TypedInActualDto[];
  @ApiProperty() version!: number;
}
