import { type ComparedField, type Handler, type Verification } from './edition-words.js';

/** A group or a tag. Groups partition the items; tags overlap and are never summed. */
export class TagDto {
  key!: string;
  name!: string;
}

/** An edition that is loaded, and whether it is the one this municipality holds to. */
export class ListEditionDto {
  /** 版の日付 @example 2021-12-24 */ edition!: string;
  title!: string;
  /** 出典 */ source!: string;
  /** タグ（手続は複数のタグに入る） */ tags!: TagDto[];
  /** 手続の数 */ items!: number;
  /** 名称をほかの公的資料で確かめていない手続の数 */ unverified!: number;
  /** 適用中の版か */ inForce!: boolean;
}

/** An item as one edition has it. */
export class ListItemDto {
  /** 優先手続のキー（どの版でも同じ） */ key!: string;
  /** 版の中の番号 */ number!: number;
  name!: string;
  groupKey!: string;
  /** 分野 */ groupName!: string;
  /** 事務を行う団体 */ handler!: Handler;
  /** タグのキー */ tags!: string[];
  /** 名称をほかの公的資料で確かめたか */ verification!: Verification;
}

/** An edition with its items. */
export class EditionItemsDto {
  /** @example 2021-12-24 */ edition!: string;
  /** 番号の順 */ items!: ListItemDto[];
}

/** An item that both editions have, and the fields in which they differ. */
export class ChangedItemDto {
  key!: string;
  /** 変わった項目 */ fields!: ComparedField[];
  from!: ListItemDto;
  to!: ListItemDto;
}

export class EditionDifferenceDto {
  /** 加わった手続 */ added!: ListItemDto[];
  /** なくなった手続 */ removed!: ListItemDto[];
  /** 変わった手続 */ changed!: ChangedItemDto[];
  /** 番号を含めて変わらない手続の数 */ same!: number;
}
