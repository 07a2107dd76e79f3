import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsInt, IsOptional, Min, ValidateNested } from 'class-validator';
import { CountDto, CountField } from '../../platform/http/count.dto.js';
import { IdField, WrittenField } from '../../platform/http/request-fields.js';

export class YearlyCountRowDto {
  @IdField({ what: '手続', description: '', message: '手続のidが正しくありません。' }) procedureId!: string;

  @ApiPropertyOptional({ description: '取得時の版。まだ記録のない手続は 0', default: 0 })
  @IsOptional()
  @IsInt({ message: '版は整数で指定してください。' })
  @Min(0, { message: '版は0以上で指定してください。' })
  version?: number;

  @CountField({ what: '総件数', description: '年間の総件数' }) applicationsTotal!: CountDto;
  @CountField({ what: 'オンライン件数', description: '年間のオンライン件数' }) applicationsOnline!: CountDto;
  @WrittenField({ what: '出典', orNull: true, longest: 500, description: '件数の出典' }) source?:
    string | null;
}

export class YearlyCountsDto {
  @ArrayNotEmpty({ message: '記録する手続を1つ以上指定してください。' })
  @ArrayMaxSize(5000, { message: '一度に記録できるのは5,000件までです。' })
  @ValidateNested({ each: true })
  @Type(() => YearlyCountRowDto)
  rows!: YearlyCountRowDto[];
}
