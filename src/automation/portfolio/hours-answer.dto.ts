import { ApiProperty } from '@nestjs/swagger';
import { CompletenessDto } from '../../achievement/completeness.dto.js';
import { type Month } from '../../kernel/month.js';
import { BASES, type Basis } from '../automation-words.js';
import { byWord } from '../by-word.js';

const hours = (description: string, example: string) =>
  ({ type: String, nullable: true, description, example }) as const;

/**
 * 実績 for display. Hours are decimals with one place, rounded half away from zero; parts are rounded on their own. They
 * are null where no month's effect is known: that is not 0.
 */
export class HoursViewDto {
  @ApiProperty(hours('導入前の作業時間（時間、小数第1位まで）。効果の分かる月がなければ null', '200.0'))
  before!: string | null;
  @ApiProperty(hours('導入後の作業時間（時間、小数第1位まで）。効果の分かる月がなければ null', '35.0'))
  after!: string | null;
  @ApiProperty(hours('削減時間（時間、小数第1位まで）。効果の分かる月がなければ null', '165.0'))
  saved!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '削減率（%、小数第1位まで）。導入前の作業がなければ null',
    example: '82.5',
  })
  reductionPercent!: string | null;
  @ApiProperty(
    byWord(BASES, 'string', '算出方法ごとの削減時間（時間、小数第1位まで）。効果の分かる月がなければ null', {
      nullable: true,
    }),
  )
  byBasis!: Record<Basis, string | null>;
  @ApiProperty(
    hours('ロボットの稼働時間（時間、小数第1位まで）。職員の時間には含めない。報告がなければ null', '10.0'),
  )
  robotHours!: string | null;
  @ApiProperty({ type: [String], description: '効果の分かる月', example: ['2026-10'] }) months!: Month[];
  @ApiProperty({ type: CompletenessDto, description: '求められる実績（案件と月）の報告状況' })
  completeness!: CompletenessDto;
}

/** 見込 beside the 実績: of the same months, those in production. */
export class EstimatedViewDto {
  @ApiProperty({
    type: String,
    nullable: true,
    description: '見込の削減時間（時間、小数第1位まで）。見込のある本番の案件がなければ null',
  })
  hours!: string | null;
  @ApiProperty({ description: '見込のある本番の案件の数' }) projects!: number;
  @ApiProperty({ description: '見込のない本番の案件の数' }) without!: number;
}

/** How far a programme has come, as plans report it (習志野市: of 121 items 89 were due, 85 begun, 53 achieved). */
export class ProgrammeDto {
  @ApiProperty({ description: 'その日までに候補になった、または着手の予定日が来た案件の数' })
  projects!: number;
  @ApiProperty({ description: '対象（着手の予定日が来た、または着手した案件の数）' }) due!: number;
  @ApiProperty({ description: '着手（分析以降に進んだ案件の数）' }) begun!: number;
  @ApiProperty({ description: '達成（本番に達した案件の数）' }) achieved!: number;
}
