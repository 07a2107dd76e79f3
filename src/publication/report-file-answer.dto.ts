import { ApiProperty } from '@nestjs/swagger';
import { type SnapshotState } from '../achievement/snapshot/snapshot-states.js';
import { type Month } from '../kernel/month.js';
import { type ReportFormat } from './report-formats.js';

/** A stored file as lists show it: everything but its bytes. */
export class ReportFileLineDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** @example 2026-10 */ month!: Month;
  revision!: number;
  /** 速報値または確定値 */ state!: SnapshotState;
  format!: ReportFormat;
  /** ファイル名 */ name!: string;
  /** 大きさ（バイト） */ size!: number;
  /** ファイルのSHA-256（16進） */ sha256!: string;
  /** 内容のダイジェスト。どの形式でも同じ */ modelDigest!: string;
  /** 作成した日時 */ madeAt!: Date;
  /** 作成した人 */ madeBy!: string;
}

/** A form of a revision's report that could not be written so far. */
export class FailedReportFileDto {
  /** @example 2026-10 */ month!: Month;
  revision!: number;
  format!: ReportFormat;
  /** 作成できない理由と、することの説明 */ message!: string;
  /** 最後に失敗した日時 */ failedAt!: Date;
}

export class ReportFileListDto {
  items!: ReportFileLineDto[];
  /** 作成できていない形式。自動で作り直す。なければ空 */ failures!: FailedReportFileDto[];
}

/** The provisional report that was kept: its content's digest, and of which revision it is. */
export class ProvisionalReportDto {
  /** 内容のダイジェスト */ modelDigest!: string;
  revision!: number;
}
