import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';

const LONGEST = 2000;

export class WriteReview {
  @ApiPropertyOptional({ type: String, nullable: true, description: '課題。省くか null で空欄' })
  @IsOptional()
  @IsString({ message: '課題は文字で入力してください。' })
  @MaxLength(LONGEST, { message: `課題は${LONGEST}文字以内で入力してください。` })
  issues: string | null = null;

  @ApiPropertyOptional({ type: String, nullable: true, description: '対応。省くか null で空欄' })
  @IsOptional()
  @IsString({ message: '対応は文字で入力してください。' })
  @MaxLength(LONGEST, { message: `対応は${LONGEST}文字以内で入力してください。` })
  measures: string | null = null;

  @ApiPropertyOptional({ type: String, nullable: true, description: '次月の予定。省くか null で空欄' })
  @IsOptional()
  @IsString({ message: '次月の予定は文字で入力してください。' })
  @MaxLength(LONGEST, { message: `次月の予定は${LONGEST}文字以内で入力してください。` })
  plans: string | null = null;
}
