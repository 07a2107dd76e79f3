import { ApiProperty } from '@nestjs/swagger';
import {
  COMPARED_FIELDS,
  type ComparedField,
  type Handler,
  HANDLERS,
  type Verification,
  VERIFICATIONS,
} from './edition-words.js';

/** A group or a tag. Groups partition the items; tags overlap and are never summed. */
export class TagDto {
  @ApiProperty() key!: string;
  @ApiProperty() name!: string;
}

/** An edition that is loaded, and whether it is the one this municipality holds to. */
export class ListEditionDto {
  @ApiProperty({ description: '版の日付', example: '2021-12-24' }) edition!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ description: '出典' }) source!: string;
  @ApiProperty({ type: [TagDto], description: 'タグ（手続は複数のタグに入る）' }) tags!: TagDto[];
  @ApiProperty({ description: '手続の数' }) items!: number;
  @ApiProperty({ description: '名称をほかの公的資料で確かめていない手続の数' }) unverified!: number;
  @ApiProperty({ description: '適用中の版か' }) inForce!: boolean;
}

/** An item as one edition has it. */
export class ListItemDto {
  @ApiProperty({ description: '優先手続のキー（どの版でも同じ）' }) key!: string;
  @ApiProperty({ description: '版の中の番号' }) number!: number;
  @ApiProperty() name!: string;
  @ApiProperty() groupKey!: string;
  @ApiProperty({ description: '分野' }) groupName!: string;
  @ApiProperty({ enum: HANDLERS, description: '事務を行う団体' }) handler!: Handler;
  @ApiProperty({ type: [String], description: 'タグのキー' }) tags!: string[];
  @ApiProperty({ enum: VERIFICATIONS, description: '名称をほかの公的資料で確かめたか' })
  verification!: Verification;
}

/** An edition with its items. */
export class EditionItemsDto {
  @ApiProperty({ example: '2021-12-24' }) edition!: string;
  @ApiProperty({ type: [ListItemDto], description: '番号の順' }) items!: ListItemDto[];
}

/** An item that both editions have, and the fields in which they differ. */
export class ChangedItemDto {
  @ApiProperty() key!: string;
  @ApiProperty({ enum: COMPARED_FIELDS, isArray: true, description: '変わった項目' })
  fields!: ComparedField[];
  @ApiProperty({ type: ListItemDto }) from!: ListItemDto;
  @ApiProperty({ type: ListItemDto }) to!: ListItemDto;
}

export class EditionDifferenceDto {
  @ApiProperty({ type: [ListItemDto], description: '加わった手続' }) added!: ListItemDto[];
  @ApiProperty({ type: [ListItemDto], description: 'なくなった手続' }) removed!: ListItemDto[];
  @ApiProperty({ type: [ChangedItemDto], description: '変わった手続' }) changed!: ChangedItemDto[];
  @ApiProperty({ description: '番号を含めて変わらない手続の数' }) same!: number;
}
