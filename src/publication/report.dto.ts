import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { REPORT_FORMATS, type ReportFormat } from './report-formats.js';

export class ReportQuery {
  @ApiPropertyOptional({ enum: REPORT_FORMATS, default: 'json', description: '出力の形式' })
  @IsOptional()
  @IsIn(REPORT_FORMATS, { message: `形式は ${REPORT_FORMATS.join('、')} のいずれかで指定してください。` })
  format: ReportFormat = 'json';

  /** 版（省略時は最新の版） */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '版は整数で指定してください。' })
  @Min(1, { message: '版は1以上で指定してください。' })
  @Max(999_999, { message: '版は999999以下で指定してください。' })
  revision?: number;
}
