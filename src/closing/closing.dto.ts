import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsNotEmpty, IsOptional, IsString } from 'class-validator';

export class CloseMonthDto {
  @ApiPropertyOptional({ default: false, description: '提出済で未受理の報告をまとめて受理して確定する' })
  @IsOptional()
  @IsBoolean({ message: 'acceptSubmittedはtrueかfalseで指定してください。' })
  acceptSubmitted: boolean = false;
}

export class ReopenMonthDto {
  @ApiProperty({ description: '訂正の理由' })
  @IsString({ message: '訂正の理由を入力してください。' })
  @IsNotEmpty({ message: '訂正の理由を入力してください。' })
  reason!: string;
}
