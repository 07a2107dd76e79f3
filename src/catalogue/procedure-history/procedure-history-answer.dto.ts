import { ApiProperty } from '@nestjs/swagger';
import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { type PlannedMonthLine } from '../planned-month/planned-month.repository.js';
import { type Slip } from '../planned-month/slip.js';
import { HISTORY_SOURCES, type HistorySource } from './procedure-history.repository.js';
import { type NamedFieldChange, type PlanHistory } from './procedure-history.service.js';

/** A field's value as the audit trail keeps it: a text, number or yes/no, or a list such as the channels. */
const FIELD_VALUE = {
  nullable: true,
  oneOf: [
    { type: 'string' },
    { type: 'number' },
    { type: 'boolean' },
    { type: 'array', items: {} },
    { type: 'object' },
  ],
};

export class NamedFieldChangeDto implements NamedFieldChange {
  @ApiProperty() at!: Date;
  @ApiProperty({ description: '変更した人。報告の受理の取消では空' }) who!: string;
  @ApiProperty({ enum: HISTORY_SOURCES, description: '変更の経路。report は受理された月次報告' })
  source!: HistorySource;
  @ApiProperty({ example: 'procedure.edit' }) action!: string;
  @ApiProperty({ description: '項目', example: 'name' }) field!: string;
  @ApiProperty({ description: '項目の日本語名', example: '手続名' }) fieldName!: string;
  @ApiProperty({ ...FIELD_VALUE, description: '変更前の値' }) before!: unknown;
  @ApiProperty({ ...FIELD_VALUE, description: '変更後の値' }) after!: unknown;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '経路が月次報告のときの対象月',
    example: '2026-10',
  })
  reportMonth!: string | null;
}

class SlipDto implements Slip {
  @ApiProperty({ type: Number, nullable: true, description: '初めの予定からの遅れ（月数）。早まれば負' })
  sinceFirst!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: '直前の予定からの遅れ（月数）。早まれば負' })
  sincePrevious!: number | null;
  @ApiProperty({ description: '先送りした回数' }) putOff!: number;
}

class PlannedMonthLineDto implements PlannedMonthLine {
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

export class PlanHistoryDto implements PlanHistory {
  @ApiProperty({ type: SlipDto, description: '予定の先送り' }) slip!: SlipDto;
  @ApiProperty({ type: [PlannedMonthLineDto], description: '予定年月の履歴（古い順）' })
  plans!: PlannedMonthLineDto[];
}
