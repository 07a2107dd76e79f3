import { ApiProperty } from '@nestjs/swagger';
import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { EXEMPT_REASONS, type ExemptReason, type Stage, STAGES } from '../../kernel/stage.js';
import { STAGE_SOURCES, type StageSource } from './stage-history.repository.js';

class DatedStageDto {
  @ApiProperty({ enum: STAGES, description: '段階' }) stage!: Stage;
  @ApiProperty({ enum: EXEMPT_REASONS, nullable: true, description: '適用除外の理由' })
  exemptReason!: ExemptReason | null;
  @ApiProperty({ type: String, format: 'date', description: '段階日', example: '2026-10-31' })
  effectiveOn!: IsoDate;
  @ApiProperty({ type: String, nullable: true, description: '備考' }) note!: string | null;
}

/** Where a procedure stands on a day, and since when it has been said. */
export class CurrentStageDto extends DatedStageDto {
  @ApiProperty({ format: 'uuid' }) procedureId!: string;
}

/** One line of a procedure's history of stages, withdrawn ones included. */
export class ProcedureStageDto extends DatedStageDto {
  @ApiProperty({ description: '記録の番号。同じ段階日では大きいものが有効' }) seq!: number;
  @ApiProperty({ enum: STAGE_SOURCES, description: '記録のもと（手続台帳、取り込み、月次報告）' })
  source!: StageSource;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '記録のもとが月次報告のときの対象月',
    example: '2026-10',
  })
  reportMonth!: Month | null;
  @ApiProperty() recordedAt!: Date;
  @ApiProperty() recordedBy!: string;
  @ApiProperty({ type: Date, nullable: true, description: '報告の受理が取り消され、無効になった日時' })
  withdrawnAt!: Date | null;
}
