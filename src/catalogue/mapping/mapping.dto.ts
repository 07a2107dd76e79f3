import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, ValidateNested } from 'class-validator';
import { IdField } from '../../platform/http/request-fields.js';

const MOST_ITEMS = 200;

/** An item to be mapped to. */
export class WantedItemDto {
  /** 優先手続のキー */
  @IsString({ message: '優先手続のキーを指定してください。' })
  itemKey!: string;

  @IdField({
    what: '主管課',
    orNull: true,
    description: '主管課。省くと変えず、初めて対応付ける優先手続ではこの手続の所管課。nullは主管課なし。',
  })
  lead?: string | null;
}

export class WantedItemsDto {
  /** ここにない優先手続への対応付けは外れます。 */
  @IsArray({ message: '優先手続は一覧で指定してください。' })
  @ArrayMaxSize(MOST_ITEMS, { message: `優先手続は${MOST_ITEMS}件までです。` })
  @ValidateNested({ each: true })
  @Type(() => WantedItemDto)
  items!: WantedItemDto[];
}

export class MappingQueryDto {
  /** 優先手続のキー。省くとすべて。 */
  @IsOptional()
  @IsString({ message: '優先手続のキーを指定してください。' })
  itemKey?: string;
}
