import { ApiProperty } from '@nestjs/swagger';
import { type OwedKind } from './owed-kind.js';
import { type FailureCause } from './retry-pause.js';

/** How far a piece of owed work has come. */
export class WorkProgressDto {
  @ApiProperty({ description: '今の段（1から）' }) step!: number;
  @ApiProperty({ description: '段の数' }) of!: number;
  @ApiProperty() message!: string;
}

/** What is owed and how far it has come. */
export class OwedWorkDto {
  @ApiProperty({ type: String, description: '処理の種類' }) kind!: OwedKind;
  @ApiProperty({ description: '対象（期間、月、番号など）' }) key!: string;
  @ApiProperty({ description: '求められた回' }) requested!: number;
  @ApiProperty({ description: '済んだ回' }) done!: number;
  @ApiProperty() requestedAt!: Date;
  @ApiProperty({ type: Date, nullable: true }) doneAt!: Date | null;
  @ApiProperty({ type: WorkProgressDto, nullable: true }) progress!: WorkProgressDto | null;
  /** Failures of the same cause in a row. */
  @ApiProperty() failures!: number;
  /** Why the last attempt failed, or why the work is set aside. */
  @ApiProperty({ type: String, nullable: true, description: '直近の失敗の理由' }) failure!: string | null;
  @ApiProperty({
    enum: ['technical', 'computation'],
    nullable: true,
    description: '失敗の原因（technical：データベースやネットワーク）',
  })
  failureCause!: FailureCause | null;
  @ApiProperty({ type: Date, nullable: true }) failedAt!: Date | null;
  /** Attempts begun since the last one that came to an end: those beyond the one that runs ended their worker. */
  @ApiProperty({ description: '始めたまま終わっていない回数（実行中の1回を含む）' }) starts!: number;
  @ApiProperty({ type: Date, nullable: true }) startedAt!: Date | null;
  @ApiProperty({
    type: Date,
    nullable: true,
    description:
      '自動では行わないことにした日時（取り置き）。nullでなければ、やり直すか取りやめるまで行わない',
  })
  setAsideAt!: Date | null;
}
