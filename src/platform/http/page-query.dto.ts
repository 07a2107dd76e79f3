import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { DEFAULT_PAGE, LARGEST_PAGE } from '../keyset.js';

/** Which page of a list is asked for. */
export class PageQuery {
  @ApiPropertyOptional({ default: DEFAULT_PAGE, minimum: 1, maximum: LARGEST_PAGE, description: '1回の件数' })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'limitは整数で指定してください。' })
  @Min(1, { message: 'limitは1以上で指定してください。' })
  @Max(LARGEST_PAGE, { message: `limitは${LARGEST_PAGE}以下で指定してください。` })
  limit: number = DEFAULT_PAGE;

  /** 続きの位置。前の応答のnextの値 */
  @IsOptional()
  @IsString({ message: 'cursorは文字列で指定してください。' })
  cursor?: string;
}
