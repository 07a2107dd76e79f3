import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, Min, ValidateNested } from 'class-validator';
import { MayBeLeftOut } from '../../platform/http/may-be-left-out.js';
import {
  givenFields,
  NumberField,
  PatternField,
  TextField,
  WordField,
} from '../../platform/http/request-fields.js';
import { type Count, notProvided } from '../../kernel/count.js';
import { type Month } from '../../kernel/month.js';
import { oneOf } from '../../platform/http/dto-fields.js';
import { CountDto, countOf } from '../../platform/http/count.dto.js';
import { BASES, type Basis } from '../automation-words.js';

export const BASIS = 'measured は実測、reported は申告、estimated は推計';

export class EnteredWorkDto {
  /** 1件当たりの時間（分）。入力のとおりの小数 @example '9.6' */ minutesPerCase!: string;
  /** 1件に当たる人数（人） @example '1' */ people!: string;
  /** 測り方などの備考 */ note!: string | null;
}

/** 導入前 as it was typed in: `20` and `9.6` stay what they are. */
export class EnteredBeforeDto extends EnteredWorkDto {
  @ApiProperty({ type: CountDto, description: '測定した期間の件数（件）' }) cases!: Count;
  /** 測定した最初の月 @example 2025-04 */ measuredFrom!: Month | null;
  /** 測定した最後の月 @example 2025-06 */ measuredTo!: Month | null;
  @ApiProperty({ enum: BASES.keys, description: BASIS }) basis!: Basis;
}

/** 見込 as it was typed in: what people are expected to still do. */
export class EnteredEstimateDto extends EnteredWorkDto {
  /** 1年の件数（件） */ casesPerYear!: number;
}

/** What the work took, what it is expected to take, and the version of the project that goes with them. */
export class BaselineDto {
  /** 導入前。未入力なら null */ before!: EnteredBeforeDto | null;
  /** 効果の見込。未入力なら null */ estimate!: EnteredEstimateDto | null;
  /** 案件の版 */ version!: number;
}

const number = (what: string) => ({
  what,
  message: `${what}は半角数字の文字列（例: "9.6"）で入力してください。`,
});
const month = (description: string, example: string) => ({
  what: '測定した月',
  orNull: true,
  pattern: /^[1-9]\d{3}-(0[1-9]|1[0-2])$/,
  description,
  example,
  message: `測定した月は「${example}」の形で入力してください。`,
});

export class WorkDto {
  @TextField({
    ...number('1件当たりの時間'),
    description: '1件当たりの時間（分、小数第2位まで）',
    example: '9.6',
  })
  minutesPerCase!: string;
  @TextField({
    ...number('人数'),
    optional: true,
    default: '1',
    description: '1件に当たる人数',
    example: '1',
  })
  people?: string;
  @TextField({ what: '備考', orNull: true, longest: 2000, description: '測り方などの備考' })
  note?: string | null;
}

export class BeforeDto extends WorkDto {
  /** 測定した期間の件数 */
  @MayBeLeftOut()
  @IsDefined(oneOf('件数'))
  @ValidateNested(oneOf('件数'))
  @Type(() => CountDto)
  cases?: CountDto;
  @PatternField(month('測定した最初の月', '2025-04')) measuredFrom?: Month | null;
  @PatternField(month('測定した最後の月', '2025-06')) measuredTo?: Month | null;
  @WordField(BASES, { what: '算出方法', description: BASIS }) basis!: Basis;
}

export class EstimateDto extends WorkDto {
  @NumberField(
    { what: '1年の件数', example: 3600, message: '1年の件数は整数で入力してください。' },
    Min(0, { message: '1年の件数は0以上で入力してください。' }),
  )
  casesPerYear!: number;
}

const LEFT_OUT = { people: '1', note: null };

/** The "before" a request stands for: one person a case and 件数 未回答 unless said otherwise. */
export function beforeIn({ cases, ...body }: BeforeDto): EnteredBeforeDto {
  const measured = { measuredFrom: null, measuredTo: null };
  return { ...LEFT_OUT, ...measured, ...givenFields(body), cases: cases ? countOf(cases) : notProvided };
}

/** The estimate a request stands for: one person a case unless said otherwise. */
export function estimateIn(body: EstimateDto): EnteredEstimateDto {
  return { ...LEFT_OUT, ...givenFields(body) };
}
