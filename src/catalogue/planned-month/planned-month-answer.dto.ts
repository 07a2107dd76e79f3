import { ApiProperty } from '@nestjs/swagger';
import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';

/** How far a plan has moved, in months; later is positive. */
export class SlipDto {
  /** From the first plan to the present one; null without a present plan. */
  @ApiProperty({ type: Number, nullable: true, description: '初めの予定からの遅れ（月数）。早まれば負' })
  sinceFirst!: number | null;
  /** From the plan before the present one; null where there is no plan or no earlier one. */
  @ApiProperty({ type: Number, nullable: true, description: '直前の予定からの遅れ（月数）。早まれば負' })
  sincePrevious!: number | null;
  @ApiProperty({ description: '先送りした回数' }) putOff!: number;
}

/** A plan as it was set at one time. */
export class PlannedMonthLineDto {
  @ApiProperty({
    type: String,
    nullable: true,
    description: '予定年月。null は予定の取消',
    example: '2027-04',
  })
  plannedMonth!: Month | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '月次報告によるときの対象月',
    example: '2026-10',
  })
  reportMonth!: Month | null;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'いつ時点の予定か。月次報告は対象月の末日、台帳の変更はその日、手続の登録時の予定は null',
    example: '2026-10-31',
  })
  effectiveOn!: IsoDate | null;
  @ApiProperty({
    description:
      'より新しい月の報告や台帳の変更がすでにあり、台帳の予定年月にならなかった（先送りに数えない）',
  })
  superseded!: boolean;
  @ApiProperty() recordedAt!: Date;
  @ApiProperty() recordedBy!: string;
}
