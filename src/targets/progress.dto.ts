import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Matches, Min } from 'class-validator';
import { type Month } from '../kernel/month.js';

export class ProgressQuery {
  /** 対象月。省くと、現在の目標と最新の実績 @example 2026-10 */
  @IsOptional()
  @Matches(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, { message: '対象月は「2026-10」の形で指定してください。' })
  month?: Month;

  /** 版。指定しないと最新の版 */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'revisionは整数で指定してください。' })
  @Min(1, { message: 'revisionは1以上で指定してください。' })
  revision?: number;
}

export class ForecastQuery extends ProgressQuery {
  /** 所管課のid。省くと全体 */
  @IsOptional()
  @IsUUID(undefined, { message: 'departmentIdは所管課のidで指定してください。' })
  departmentId?: string;
}
