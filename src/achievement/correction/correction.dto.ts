import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { type AspectValue } from '../comparison/aspect-value-answer.dto.js';
import { ASPECT_VALUE_DTOS, aspectValueSchema } from '../comparison/comparison-answer.dto.js';
import { ChannelOfRowDto } from '../rows/channel-of-row.dto.js';
import {
  TAKEOVER_ASPECTS,
  TAKEOVER_KINDS,
  type TakeoverAspect,
  type TakeoverKind,
} from './takeover-words.js';

/** Differences that one request may take over. */
const MOST_AT_ONCE = 1000;

export class TakeoverKeyDto {
  /** 手続、優先手続、一覧、対象月 */
  @IsIn(TAKEOVER_KINDS, { message: `kindは${TAKEOVER_KINDS.join('、')}のいずれかで指定してください。` })
  kind!: TakeoverKind;

  /** 手続のid、優先手続のキー、対象月。一覧ではlist */
  @IsString({ message: 'subjectは文字列で指定してください。' })
  @MaxLength(100, { message: 'subjectは100文字以内で指定してください。' })
  subject!: string;

  /** 変わったこと */
  @IsIn(TAKEOVER_ASPECTS, { message: `whatは${TAKEOVER_ASPECTS.join('、')}のいずれかで指定してください。` })
  what!: TakeoverAspect;
}

export class TakeOverDto {
  @ApiProperty({ type: [TakeoverKeyDto], description: `取り込む変更（${MOST_AT_ONCE}件まで）` })
  @IsArray({ message: 'differencesは配列で指定してください。' })
  @ArrayNotEmpty({ message: '取り込む変更を選んでください。' })
  @ArrayMaxSize(MOST_AT_ONCE, { message: `一度に取り込めるのは${MOST_AT_ONCE}件までです。` })
  @ValidateNested({ each: true })
  @Type(() => TakeoverKeyDto)
  differences!: TakeoverKeyDto[];

  /** 取り込む理由 */
  @IsString({ message: '取り込む理由を入力してください。' })
  @IsNotEmpty({ message: '取り込む理由を入力してください。' })
  @MaxLength(2000, { message: '取り込む理由は2000文字以内で入力してください。' })
  reason!: string;
}

/** A change of the catalogue since the close that the correction has not taken over. */
@ApiExtraModels(...ASPECT_VALUE_DTOS, ChannelOfRowDto)
export class DifferenceDto {
  kind!: TakeoverKind;
  /** 手続のid、優先手続のキー、対象月。一覧ではlist */ subject!: string;
  /** 変わったこと */ what!: TakeoverAspect;
  name!: string;
  /** The value in the correction and the current value; both null where a row is new or gone. */
  @ApiProperty(aspectValueSchema('訂正が持っている内容。追加、削除では null')) before!: AspectValue;
  @ApiProperty(aspectValueSchema('今の内容。追加、削除では null')) after!: AspectValue;
}

export class TakeoverDto extends DifferenceDto {
  /** 取り込んだ版 */ revision!: number;
  /** 取り込んだ理由 */ reason!: string;
  takenBy!: string;
  takenAt!: Date;
}

export class CorrectionViewDto {
  /** @example 2026-10 */ month!: string;
  /** 訂正中の版 */ revision!: number;
  /** 再開の理由 */ reason!: string;
  /** 確定後の変更のうち、取り込んでいないもの */ differences!: DifferenceDto[];
  /** この訂正に取り込んだもの */ takeovers!: TakeoverDto[];
}
