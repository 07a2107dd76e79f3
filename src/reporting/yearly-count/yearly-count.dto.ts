import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CountsDto } from '../../platform/http/count.dto.js';

export class YearlyCountRowDto extends CountsDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID(undefined, { message: '手続のidが正しくありません。' })
  procedureId!: string;

  @ApiPropertyOptional({ description: '取得時の版。まだ記録のない手続は 0', default: 0 })
  @IsOptional()
  @IsInt({ message: '版は整数で指定してください。' })
  @Min(0, { message: '版は0以上で指定してください。' })
  version?: number;

  /** 件数の出典 */
  @IsOptional()
  @IsString({ message: '出典は文字で入力してください。' })
  @MaxLength(500, { message: '出典は500文字以内で入力してください。' })
  source?: string | null;
}

export class YearlyCountsDto {
  @ArrayNotEmpty({ message: '記録する手続を1つ以上指定してください。' })
  @ArrayMaxSize(5000, { message: '一度に記録できるのは5,000件までです。' })
  @ValidateNested({ each: true })
  @Type(() => YearlyCountRowDto)
  rows!: YearlyCountRowDto[];
}
