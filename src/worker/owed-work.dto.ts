import { ApiProperty } from '@nestjs/swagger';
import { type OwedKind } from '../platform/owed-work/kinds.js';
import { type FailureCause } from '../platform/owed-work/retry-pause.js';
import { type OwedRow } from '../platform/owed-work/owed-work.js';
import { WorkProgressDto } from '../reporting/month/month.dto.js';

export class OwedWorkDto implements OwedRow {
  @ApiProperty({ type: String, description: '処理の種類' }) kind!: OwedKind;
  @ApiProperty({ description: '対象（期間、月、番号など）' }) key!: string;
  @ApiProperty({ description: '求められた回' }) requested!: number;
  @ApiProperty({ description: '済んだ回' }) done!: number;
  @ApiProperty() requestedAt!: Date;
  @ApiProperty({ type: Date, nullable: true }) doneAt!: Date | null;
  @ApiProperty({ type: WorkProgressDto, nullable: true }) progress!: WorkProgressDto | null;
  @ApiProperty() failures!: number;
  @ApiProperty({ type: String, nullable: true, description: '直近の失敗の理由' }) failure!: string | null;
  @ApiProperty({
    enum: ['technical', 'computation'],
    nullable: true,
    description: '失敗の原因（technical：データベースやネットワーク）',
  })
  failureCause!: FailureCause | null;
  @ApiProperty({ type: Date, nullable: true }) failedAt!: Date | null;
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
