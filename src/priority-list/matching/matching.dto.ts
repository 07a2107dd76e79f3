import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, Length } from 'class-validator';
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
