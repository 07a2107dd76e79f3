import { ApiProperty } from '@nestjs/swagger';
import { VERIFICATIONS, type Verification } from '../edition-file.js';
import { DECISIONS, type Decision } from '../item-matching.js';

/** An item proposed, with its own name to show beside it. */
export class ProposalDto {
  @ApiProperty({ description: '優先手続のキー' }) itemKey!: string;
  @ApiProperty({ description: '版の中の番号' }) number!: number;
  @ApiProperty({ description: '優先手続の名称' }) itemName!: string;
  @ApiProperty({ minimum: 0, maximum: 1, description: '近さ（0から1）', example: 0.95 }) score!: number;
  @ApiProperty({ enum: VERIFICATIONS, description: '名称をほかの公的資料で確かめたか' })
  verification!: Verification;
}

/** What the list says about one name. */
export class NameMatchingDto {
  @ApiProperty({ description: '手続名' }) name!: string;
  @ApiProperty({
    enum: DECISIONS,
    description: 'sure は表記の違いを除いて一致、unsure は人の確認が必要、none は候補なし',
  })
  decision!: Decision;
  @ApiProperty({ description: '判定の理由' }) reason!: string;
  @ApiProperty({ type: [ProposalDto], description: '候補（近い順）' }) proposals!: ProposalDto[];
}

/** What an edition says about names, in their order. */
export class EditionMatchingDto {
  @ApiProperty({ example: '2021-12-24' }) edition!: string;
  @ApiProperty({ type: [NameMatchingDto], description: '指定した手続名の順' }) items!: NameMatchingDto[];
}
