import { ApiProperty } from '@nestjs/swagger';
import { SNAPSHOT_STATES, type SnapshotState } from '../achievement/snapshot/snapshot-states.js';
import { type Month } from '../kernel/month.js';
import { REPORT_FORMATS, type ReportFormat } from './report-formats.js';

/** A stored file as lists show it: everything but its bytes. */
export class ReportFileLineDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  @ApiProperty() revision!: number;
  @ApiProperty({ enum: SNAPSHOT_STATES, description: '速報値または確定値' }) state!: SnapshotState;
  @ApiProperty({ enum: REPORT_FORMATS }) format!: ReportFormat;
  @ApiProperty({ description: 'ファイル名' }) name!: string;
  @ApiProperty({ description: '大きさ（バイト）' }) size!: number;
  @ApiProperty({ description: 'ファイルのSHA-256（16進）' }) sha256!: string;
  @ApiProperty({ description: '内容のダイジェスト。どの形式でも同じ' }) modelDigest!: string;
  @ApiProperty({ description: '作成した日時' }) madeAt!: Date;
  @ApiProperty({ description: '作成した人' }) madeBy!: string;
}

/** A form of a revision's report that could not be written so far. */
export class FailedReportFileDto {
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  @ApiProperty() revision!: number;
  @ApiProperty({ enum: REPORT_FORMATS }) format!: ReportFormat;
  @ApiProperty({ description: '作成できない理由と、することの説明' }) message!: string;
  @ApiProperty({ description: '最後に失敗した日時' }) failedAt!: Date;
}

export class ReportFileListDto {
  @ApiProperty({ type: [ReportFileLineDto] }) items!: ReportFileLineDto[];
  @ApiProperty({
    type: [FailedReportFileDto],
    description: '作成できていない形式。自動で作り直す。なければ空',
  })
  failures!: FailedReportFileDto[];
}

/** The provisional report that was kept: its content's digest, and of which revision it is. */
export class ProvisionalReportDto {
  @ApiProperty({ description: '内容のダイジェスト' }) modelDigest!: string;
  @ApiProperty() revision!: number;
}
