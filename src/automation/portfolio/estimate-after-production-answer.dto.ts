import { ApiProperty } from '@nestjs/swagger';
import { BASES, type Basis } from '../automation-words.js';
import { CHANGE_KINDS, CHANGED_PARTS } from './estimate-after-production.js';

const BASIS = { enum: BASES.keys, nullable: true } as const;
const HOURS = { type: String, nullable: true } as const;

/** A change after 本番 of what 見込 stands on. Hours of a whole year with one decimal; null where not known. */
export class EstimateChangeDto {
  @ApiProperty({ description: '変更した日時' }) at!: Date;
  @ApiProperty({ description: '変更した人（操作の記録のとおり）' }) by!: string;
  @ApiProperty({
    enum: CHANGE_KINDS,
    description: 'registered は初めての登録、changed は変更、cleared は取消',
  })
  kind!: (typeof CHANGE_KINDS)[number];
  @ApiProperty({
    enum: CHANGED_PARTS,
    isArray: true,
    description: '変えたもの。before は導入前の時間、estimate は導入後の見込',
  })
  parts!: (typeof CHANGED_PARTS)[number][];
  @ApiProperty({ ...HOURS, description: '変更前の年間の見込（時間、小数第1位まで）。分からなければ null' })
  from!: string | null;
  @ApiProperty({ ...HOURS, description: '変更後の年間の見込（時間、小数第1位まで）。分からなければ null' })
  to!: string | null;
  @ApiProperty({ ...BASIS, description: '変更前の、導入前の時間の算出方法' }) basisFrom!: Basis | null;
  @ApiProperty({ ...BASIS, description: '変更後の、導入前の時間の算出方法' }) basisTo!: Basis | null;
  @ApiProperty({ type: String, nullable: true, description: '変更とともに入力された備考（理由）' })
  note!: string | null;
}

/** 見込 of a whole year as first known after 本番, and as it is now. Hours with one decimal. */
export class EstimateMovedDto {
  @ApiProperty({ description: '本番後に初めて変える前の年間の見込（時間、小数第1位まで）' }) from!: string;
  @ApiProperty({ ...HOURS, description: '現在の年間の見込（時間、小数第1位まで）。取り消されていれば null' })
  to!: string | null;
  @ApiProperty({ ...HOURS, description: '現在の見込−変える前の見込（時間、小数第1位まで）。取消なら null' })
  difference!: string | null;
}

/** What became of a project's 見込 since its first day of 本番. */
export class EstimateAfterProductionDto {
  @ApiProperty({ type: [EstimateChangeDto], description: '本番後の変更（新しい順）' })
  changes!: EstimateChangeDto[];
  /** Null where nothing that had been there was rewritten, and where no 見込 was ever known. */
  @ApiProperty({
    type: EstimateMovedDto,
    nullable: true,
    description: '本番後に見込がどう変わったか。初めての登録のほかに変更がなければ null',
  })
  moved!: EstimateMovedDto | null;
  @ApiProperty({ description: '本番後に見込が下げられた、または取り消された' }) lowered!: boolean;
}
