import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Min } from 'class-validator';
import { PageQuery } from '../../platform/http/page-query.dto.js';
import { FIGURE_PARTS, type FigurePart, SCOPE_KINDS, type ScopeKind } from './figure.js';

const PERIOD = /^([1-9]\d{3}-(0[1-9]|1[0-2])|FY[1-9]\d{3})$/;
const PERIOD_MESSAGE = '対象期間は「2026-10」または「FY2025」の形で指定してください。';

export class FiguresQuery {
  /** 対象期間。月（2026-10）または年度（FY2025） @example 2026-10 */
  @Matches(PERIOD, { message: PERIOD_MESSAGE })
  period!: string;

  /** 版。指定しないと最新の版 */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'revisionは整数で指定してください。' })
  @Min(1, { message: 'revisionは1以上で指定してください。' })
  revision?: number;
}

export class RowsQueryDto extends IntersectionType(PageQuery, FiguresQuery) {
  /** 分子、分母、または残り（分母にあって分子にないもの） */
  @IsIn(FIGURE_PARTS, {
    message: 'partはnumerator（分子）、denominator（分母）、remainder（残り）のいずれかで指定してください。',
  })
  part!: FigurePart;

  @ApiPropertyOptional({ enum: SCOPE_KINDS, default: 'municipality' })
  @IsOptional()
  @IsIn(SCOPE_KINDS, { message: `scopeは${SCOPE_KINDS.join('、')}のいずれかで指定してください。` })
  scope: ScopeKind = 'municipality';

  /** 課のid（所管課未定はundecided）、グループまたはタグのkey */
  @IsOptional()
  @IsString({ message: 'scopeKeyは文字列で指定してください。' })
  scopeKey?: string;
}

export class ComparisonQuery {
  /** 比べる元の対象期間 @example 2026-09 */
  @Matches(PERIOD, { message: PERIOD_MESSAGE })
  from!: string;

  /** 比べる先の対象期間 @example 2026-10 */
  @Matches(PERIOD, { message: PERIOD_MESSAGE })
  to!: string;

  /** 元の版。指定しないと最新の版 */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'fromRevisionは整数で指定してください。' })
  fromRevision?: number;

  /** 先の版。指定しないと最新の版 */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'toRevisionは整数で指定してください。' })
  toRevision?: number;
}
