import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Matches, Min } from 'class-validator';
import { type Month } from '../kernel/month.js';
import { JUDGEMENT_NAMES } from './judgement.js';
import { LEVELS } from './target-view.js';
import { TypedValueDto } from './target.dto.js';
import { TARGET_KINDS } from './trajectory.js';

export class ProgressQuery {
  @ApiPropertyOptional({ description: '対象月。省くと、現在の目標と最新の実績', example: '2026-10' })
  @IsOptional()
  @Matches(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, { message: '対象月は「2026-10」の形で指定してください。' })
  month?: Month;

  @ApiPropertyOptional({ description: '版。指定しないと最新の版' })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'revisionは整数で指定してください。' })
  @Min(1, { message: 'revisionは1以上で指定してください。' })
  revision?: number;
}

export class ForecastQuery extends ProgressQuery {
  @ApiPropertyOptional({ description: '所管課のid。省くと全体' })
  @IsOptional()
  @IsUUID(undefined, { message: 'departmentIdは所管課のidで指定してください。' })
  departmentId?: string;
}

class MonthValueDto {
  @ApiProperty({ example: '2026-10' }) month!: string;
  @ApiProperty({ example: '83.88' }) value!: string;
}

class RateDto {
  @ApiProperty() numerator!: number;
  @ApiProperty() denominator!: number;
}

class ActualDto {
  @ApiProperty({ example: '2026-10', description: '月または年度' }) period!: string;
  @ApiProperty() periodLabel!: string;
  @ApiProperty({ description: '値が成り立つ月末', example: '2026-10' }) month!: string;
  @ApiProperty({ example: '79.2' }) value!: string;
  @ApiProperty({ type: RateDto, nullable: true }) rate!: RateDto | null;
  @ApiProperty({ type: String, nullable: true, enum: ['provisional', 'final'] }) state!: string | null;
  @ApiProperty({ type: Number, nullable: true }) revision!: number | null;
  @ApiProperty({ type: String, nullable: true, description: '出典' }) source!: string | null;
  @ApiProperty({ description: '年度の途中の月の値かどうか' }) interim!: boolean;
}

class StandingDto {
  @ApiProperty({ type: String, nullable: true, description: '道筋の値' }) expected!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '乖離（%の指標はポイント）' }) deviation!:
    string | null;
  @ApiProperty({ type: Number, nullable: true, description: '乖離（手続数または件数）' }) deviationInCount!:
    number | null;
  @ApiProperty({ type: String, nullable: true, description: '1か月に必要な変化' }) pacePerMonth!:
    string | null;
  @ApiProperty({ type: String, nullable: true }) paceInCountPerMonth!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: '次の目標に足りない数' }) missingInCount!:
    number | null;
  @ApiProperty({ description: '次の目標までの月数' }) monthsLeft!: number;
}

class NextTargetDto extends TypedValueDto {
  @ApiProperty() label!: string;
}

class ProgressDto {
  @ApiProperty() id!: string;
  @ApiProperty({ type: String, nullable: true }) indicator!: string | null;
  @ApiProperty() name!: string;
  @ApiProperty() unit!: string;
  @ApiProperty() decimals!: number;
  @ApiProperty({ enum: LEVELS }) level!: string;
  @ApiProperty({ enum: TARGET_KINDS }) kind!: string;
  @ApiProperty({ type: TypedValueDto }) baseline!: TypedValueDto;
  @ApiProperty({ type: [TypedValueDto] }) targets!: TypedValueDto[];
  @ApiProperty({ type: [TypedValueDto] }) path!: TypedValueDto[];
  @ApiProperty({ type: String, nullable: true, enum: ['手続', '件'] }) countUnit!: string | null;
  @ApiProperty({ description: '件数を数える指標。年度の値で判定する' }) flows!: boolean;
  @ApiProperty({ type: [MonthValueDto], description: '道筋' }) trajectory!: MonthValueDto[];
  @ApiProperty({ type: [ActualDto], description: '実績（古い順）' }) actuals!: ActualDto[];
  @ApiProperty({ type: ActualDto, nullable: true, description: '判定した実績' }) latest!: ActualDto | null;
  @ApiProperty({ type: ActualDto, nullable: true, description: 'より新しい途中の月の値' })
  interim!: ActualDto | null;
  @ApiProperty({ type: NextTargetDto, nullable: true }) next!: NextTargetDto | null;
  @ApiProperty({ enum: Object.keys(JUDGEMENT_NAMES) }) judgement!: string;
  @ApiProperty() judgementName!: string;
  @ApiProperty({ type: StandingDto, nullable: true }) standing!: StandingDto | null;
}

export class ProgressListDto {
  @ApiProperty({ type: [ProgressDto] }) items!: ProgressDto[];
}
