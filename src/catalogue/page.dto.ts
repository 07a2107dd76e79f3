import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { DEFAULT_PAGE, LARGEST_PAGE } from '../platform/keyset.js';

/** Where a page begins and how long it is. */
export class PageDto {
  @ApiPropertyOptional({ description: '前の応答のnext。指定しないと最初から返します。' })
  @IsOptional()
  @IsString({ message: 'cursorは前の応答のnextの値を指定してください。' })
  cursor?: string;

  @ApiPropertyOptional({ description: '1回に返す件数', default: DEFAULT_PAGE, maximum: LARGEST_PAGE })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '件数は整数で入力してください。' })
  @Min(1, { message: '件数は1以上で入力してください。' })
  @Max(LARGEST_PAGE, { message: `一度に取得できるのは${LARGEST_PAGE}件までです。` })
  limit: number = DEFAULT_PAGE;
}
