import { ApiProperty } from '@nestjs/swagger';
import { BASES, type Basis } from '../automation-words.js';
import {
  CHANGE_KINDS,
  CHANGED_PARTS,
  type EstimateAfterProduction,
  type EstimateChange,
  type EstimateMoved,
} from './estimate-after-production.js';

const BASIS = { enum: BASES.keys, nullable: true } as const;
const HOURS = { type: String, nullable: true } as const;

class EstimateChangeDto implements EstimateChange {
  @ApiProperty({ description: '変更した日時' }) at!: Date;
  @ApiProperty({ description: '変更した人（操作の記録のとおり）' }) by!: string;
  @ApiProperty({
    enum: CHANGE_KINDS,
    description: 'registered は初めての登録、changed は変更、cleared は取消',
  })
  kind!: EstimateChange['kind'];
  @ApiProperty({
    enum: CHANGED_PARTS,
    isArray: true,
    description: '変えたもの。before は導入前の時間、estimate は導入後の見込',
  })
  parts!: EstimateChange['parts'];
  @ApiProperty({ ...HOURS, description: '変更前の年間の見込（時間、小数第1位まで）。分からなければ null' })
  from!: string | null;
  @ApiProperty({ ...HOURS, description: '変更後の年間の見込（時間、小数第1位まで）。分からなければ null' })
  to!: string | null;
  @ApiProperty({ ...BASIS, description: '変更前の、導入前の時間の算出方法' }) basisFrom!: Basis | null;
  @ApiProperty({ ...BASIS, description: '変更後の、導入前の時間の算出方法' }) basisTo!: Basis | null;
  @ApiProperty({ type: String, nullable: true, description: '変更とともに入力された備考（理由）' })
  note!: string | null;
}

export class EstimateMovedDto implements EstimateMoved {
  @ApiProperty({ description: '本番後に初めて変える前の年間の見込（時間、小数第1位まで）' }) from!: string;
  @ApiProperty({ ...HOURS, description: '現在の年間の見込（時間、小数第1位まで）。取り消されていれば null' })
  to!: string | null;
  @ApiProperty({ ...HOURS, description: '現在の見込−変える前の見込（時間、小数第1位まで）。取消なら null' })
  difference!: string | null;
}

export class EstimateAfterProductionDto implements EstimateAfterProduction {
  @ApiProperty({ type: [EstimateChangeDto], description: '本番後の変更（新しい順）' })
  changes!: EstimateChangeDto[];
  @ApiProperty({
    type: EstimateMovedDto,
    nullable: true,
    description: '本番後に見込がどう変わったか。初めての登録のほかに変更がなければ null',
  })
  moved!: EstimateMovedDto | null;
  @ApiProperty({ description: '本番後に見込が下げられた、または取り消された' }) lowered!: boolean;
}
