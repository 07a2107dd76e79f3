import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Min } from 'class-validator';
import { PageQuery } from '../access/page-query.dto.js';
import { FIGURE_PARTS, type FigurePart, SCOPE_KINDS, type ScopeKind } from './figure.js';

const PERIOD = /^([1-9]\d{3}-(0[1-9]|1[0-2])|FY[1-9]\d{3})$/;
const PERIOD_MESSAGE = '対象期間は「2026-10」または「FY2025」の形で指定してください。';

export class FiguresQuery {
  @ApiProperty({ description: '対象期間。月（2026-10）または年度（FY2025）', example: '2026-10' })
  @Matches(PERIOD, { message: PERIOD_MESSAGE })
  period!: string;

  @ApiPropertyOptional({ description: '版。指定しないと最新の版' })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'revisionは整数で指定してください。' })
  @Min(1, { message: 'revisionは1以上で指定してください。' })
  revision?: number;
}

export class RowsQueryDto extends PageQuery {
  @ApiProperty({ example: '2026-10' })
  @Matches(PERIOD, { message: PERIOD_MESSAGE })
  period!: string;

  @ApiPropertyOptional({ description: '版。指定しないと最新の版' })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'revisionは整数で指定してください。' })
  @Min(1, { message: 'revisionは1以上で指定してください。' })
  revision?: number;

  @ApiProperty({ enum: FIGURE_PARTS, description: '分子、分母、または残り（分母にあって分子にないもの）' })
  @IsIn(FIGURE_PARTS, {
    message: 'partはnumerator（分子）、denominator（分母）、remainder（残り）のいずれかで指定してください。',
  })
  part!: FigurePart;

  @ApiPropertyOptional({ enum: SCOPE_KINDS, default: 'municipality' })
  @IsOptional()
  @IsIn(SCOPE_KINDS, { message: `scopeは${SCOPE_KINDS.join('、')}のいずれかで指定してください。` })
  scope: ScopeKind = 'municipality';

  @ApiPropertyOptional({ description: '課のid（所管課未定はundecided）、グループまたはタグのkey' })
  @IsOptional()
  @IsString({ message: 'scopeKeyは文字列で指定してください。' })
  scopeKey?: string;
}

export class ComparisonQuery {
  @ApiProperty({ description: '比べる元の対象期間', example: '2026-09' })
  @Matches(PERIOD, { message: PERIOD_MESSAGE })
  from!: string;

  @ApiProperty({ description: '比べる先の対象期間', example: '2026-10' })
  @Matches(PERIOD, { message: PERIOD_MESSAGE })
  to!: string;

  @ApiPropertyOptional({ description: '元の版。指定しないと最新の版' })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'fromRevisionは整数で指定してください。' })
  fromRevision?: number;

  @ApiPropertyOptional({ description: '先の版。指定しないと最新の版' })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'toRevisionは整数で指定してください。' })
  toRevision?: number;
}

class CompletenessDto {
  @ApiProperty({ description: '報告のあった数' }) reported!: number;
  @ApiProperty({ description: '報告されるべき数' }) expected!: number;
}

class ScopeDto {
  @ApiProperty({ enum: SCOPE_KINDS }) kind!: ScopeKind;
  @ApiProperty() key!: string;
  @ApiProperty() name!: string;
}

class DaysDto {
  @ApiProperty({ example: '2026-10-01' }) from!: string;
  @ApiProperty({ example: '2026-10-31' }) to!: string;
}

export class FigureDto {
  @ApiProperty({ example: 'priority-items' }) key!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: ScopeDto }) scope!: ScopeDto;
  @ApiProperty({ type: Number, nullable: true }) numerator!: number | null;
  @ApiProperty({ type: Number, nullable: true }) denominator!: number | null;
  @ApiProperty({ type: String, nullable: true, example: '63.3' }) percent!: string | null;
  @ApiProperty({ type: CompletenessDto }) completeness!: CompletenessDto;
  @ApiProperty({ type: String, nullable: true, description: '率がない理由' }) reason!: string | null;
  @ApiProperty({ description: '算定の決まり' }) rule!: string;
  @ApiProperty({ description: '指標の出典' }) source!: string;
  @ApiProperty({ enum: ['any', 'all'], nullable: true }) itemRule!: 'any' | 'all' | null;
  @ApiProperty({ description: '優先手続一覧の版', example: '2021-12-24' }) edition!: string;
  @ApiProperty({ description: '段階の基準日', example: '2026-10-31' }) asOf!: string;
  @ApiProperty({ type: DaysDto, description: '件数の対象期間' }) period!: DaysDto;
  @ApiProperty({ enum: ['provisional', 'final'], description: '速報値または確定値' }) state!:
    'provisional' | 'final';
  @ApiProperty() revision!: number;
}

export class SnapshotDto {
  @ApiProperty({ example: '2026-10' }) period!: string;
  @ApiProperty() revision!: number;
  @ApiProperty({ enum: ['provisional', 'final'] }) state!: 'provisional' | 'final';
  @ApiProperty() edition!: string;
  @ApiProperty() asOf!: string;
  @ApiProperty() computedAt!: Date;
  @ApiProperty({ type: String, nullable: true }) digest!: string | null;
}

class CorrectionDto {
  @ApiProperty({ example: '2026-10' }) month!: string;
  @ApiProperty() revision!: number;
  @ApiProperty() closedAt!: Date;
}

export class FiguresDto {
  @ApiProperty({ type: SnapshotDto }) snapshot!: SnapshotDto;
  @ApiProperty({ type: [CorrectionDto], description: 'この値の計算後に訂正された前の月' })
  corrections!: CorrectionDto[];
  @ApiProperty({ type: [FigureDto] }) figures!: FigureDto[];
}

export class DigestDto {
  @ApiProperty({ description: '確定のときに記録したダイジェスト' }) digest!: string;
  @ApiProperty({ description: '保存された内容からの再計算' }) recomputed!: string;
  @ApiProperty({ description: '一致するか' }) holds!: boolean;
}
