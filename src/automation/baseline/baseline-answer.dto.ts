import { ApiProperty } from '@nestjs/swagger';
import { type Count } from '../../kernel/count.js';
import { type Month } from '../../kernel/month.js';
import { CountDto } from '../../platform/http/count.dto.js';
import { BASES, type Basis } from '../automation-words.js';

class EnteredWorkDto {
  @ApiProperty({ description: '1件当たりの時間（分）。入力のとおりの小数', example: '9.6' })
  minutesPerCase!: string;
  @ApiProperty({ description: '1件に当たる人数（人）', example: '1' }) people!: string;
  @ApiProperty({ type: String, nullable: true, description: '測り方などの備考' }) note!: string | null;
}

/** 導入前 as it was typed in: `20` and `9.6` stay what they are. */
export class EnteredBeforeDto extends EnteredWorkDto {
  @ApiProperty({ type: CountDto, description: '測定した期間の件数（件）' }) cases!: Count;
  @ApiProperty({ type: String, nullable: true, description: '測定した最初の月', example: '2025-04' })
  measuredFrom!: Month | null;
  @ApiProperty({ type: String, nullable: true, description: '測定した最後の月', example: '2025-06' })
  measuredTo!: Month | null;
  @ApiProperty({ enum: BASES.keys, description: 'measured は実測、reported は申告、estimated は推計' })
  basis!: Basis;
}

/** 見込 as it was typed in: what people are expected to still do. */
export class EnteredEstimateDto extends EnteredWorkDto {
  @ApiProperty({ description: '1年の件数（件）' }) casesPerYear!: number;
}

/** What the work took, what it is expected to take, and the version of the project that goes with them. */
export class BaselineDto {
  @ApiProperty({ type: EnteredBeforeDto, nullable: true, description: '導入前。未入力なら null' })
  before!: EnteredBeforeDto | null;
  @ApiProperty({ type: EnteredEstimateDto, nullable: true, description: '効果の見込。未入力なら null' })
  estimate!: EnteredEstimateDto | null;
  @ApiProperty({ description: '案件の版' }) version!: number;
}
