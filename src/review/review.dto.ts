import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';

const LONGEST = 2000;

const OptionalProse = (what: string) =>
  applyDecorators(
    MaxLength(LONGEST, { message: `${what}は${LONGEST}文字以内で入力してください。` }),
    IsString({ message: `${what}は文字で入力してください。` }),
    IsOptional(),
    ApiPropertyOptional({ type: String, nullable: true, description: `${what}。省くか null で空欄` }),
  );

export class WriteReview {
  @OptionalProse('課題') issues: string | null = null;
  @OptionalProse('対応') measures: string | null = null;
  @OptionalProse('次月の予定') plans: string | null = null;
}
