import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';

const MOST_ITEMS = 200;

/** An item to be mapped to. */
export class WantedItemDto {
  /** 優先手続のキー */
  @IsString({ message: '優先手続のキーを指定してください。' })
  itemKey!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'uuid',
    description: '主管課。省くと変えず、初めて対応付ける優先手続ではこの手続の所管課。nullは主管課なし。',
  })
  @IsOptional()
  @IsUUID(undefined, { message: '主管課の指定が正しくありません。' })
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
