import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsNumber, ValidateIf, ValidateNested } from 'class-validator';
import { type Count, LARGEST_COUNT, notApplicable, notProvided } from '../../kernel/count.js';

const KINDS = ['value', 'not-provided', 'not-applicable'] as const;

/** 件数 on the wire: a value, 未回答 or 該当なし. Never a bare number, so that 0 cannot mean "unknown". */
export class CountDto {
  /** value は件数、not-provided は未回答、not-applicable は該当なし */
  @IsIn(KINDS, { message: '件数の種類は value、not-provided、not-applicable のいずれかです。' })
  kind!: (typeof KINDS)[number];

  @ApiPropertyOptional({
    description: 'kind が value のときの件数（0以上の整数）',
    minimum: 0,
    maximum: LARGEST_COUNT,
    example: 120,
  })
  @ValidateIf((count: CountDto) => count.kind === 'value')
  @IsNumber({}, { message: '件数は数値で入力してください。' })
  value?: number;
}

/** The two counts of a procedure. */
export class CountsDto {
  /** 総件数 */
  @IsDefined({ message: '総件数を入力してください。' })
  @ValidateNested({ message: '総件数は { kind, value } の形で入力してください。' })
  @Type(() => CountDto)
  applicationsTotal!: CountDto;

  /** オンライン件数 */
  @IsDefined({ message: 'オンライン件数を入力してください。' })
  @ValidateNested({ message: 'オンライン件数は { kind, value } の形で入力してください。' })
  @Type(() => CountDto)
  applicationsOnline!: CountDto;
}

/** The count a DTO stands for. Whether the number can be is said by the checks, which know the procedure's name. */
export function countOf({ kind, value }: CountDto): Count {
  if (kind === 'value') return { kind, value: value ?? Number.NaN };
  return kind === 'not-provided' ? notProvided : notApplicable;
}
