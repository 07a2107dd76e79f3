import { ApiProperty } from '@nestjs/swagger';
import { type Verification } from '../edition-words.js';
import { type Decision } from '../item-matching.js';

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
