import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, Length } from 'class-validator';
import { type Verification } from '../edition-words.js';
import { type Decision } from '../item-matching.js';
import { EditionQuery } from '../priority-list.dto.js';

/** Some 1 ms a name: more would hold up the requests of others. */
const MOST_NAMES = 200;
const LONGEST_NAME = 300;
const NAME_LENGTH = { message: `手続名は1文字以上${LONGEST_NAME}文字以内で指定してください。` };

export class MatchQuery extends EditionQuery {
  /** 手続名 */
  @Length(1, LONGEST_NAME, NAME_LENGTH)
  name!: string;
}

export class MatchNames extends EditionQuery {
  @ApiProperty({ type: [String], minItems: 1, maxItems: MOST_NAMES, description: '手続名' })
  @IsArray({ message: 'namesには手続名の配列を指定してください。' })
  @ArrayMinSize(1, { message: '手続名を1件以上指定してください。' })
  @ArrayMaxSize(MOST_NAMES, { message: `手続名は1回に${MOST_NAMES}件まで指定できます。` })
  @IsString({ each: true, message: '手続名は文字で指定してください。' })
  @Length(1, LONGEST_NAME, { each: true, ...NAME_LENGTH })
  names!: string[];
}

/** An item proposed, with its own name to show beside it. */
export class ProposalDto {
  /** 優先手続のキー */ itemKey!: string;
  /** 版の中の番号 */ number!: number;
  /** 優先手続の名称 */ itemName!: string;
  @ApiProperty({ minimum: 0, maximum: 1, description: '近さ（0から1）', example: 0.95 }) score!: number;
  /** 名称をほかの公的資料で確かめたか */ verification!: Verification;
}

/** What the list says about one name. */
export class NameMatchingDto {
  /** 手続名 */ name!: string;
  /** sure は表記の違いを除いて一致、unsure は人の確認が必要、none は候補なし */ decision!: Decision;
  /** 判定の理由 */ reason!: string;
  /** 候補（近い順） */ proposals!: ProposalDto[];
}

/** What an edition says about names, in their order. */
export class EditionMatchingDto {
  /** @example 2021-12-24 */ edition!: string;
  /** 指定した手続名の順 */ items!: NameMatchingDto[];
}
