import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsArray } from 'class-validator';
import { type Month } from '../../kernel/month.js';
import { CountDto } from '../../platform/http/count.dto.js';
import { LONGEST_REASON, LONGEST_ROBOT_KEY, LONGEST_RUN_ID, MOST_RUNS, type RunOutcome } from './run.js';

/** How many runs of a month were stored, and how many of these came after its close. */
export class StoredMonthRunsDto {
  /** @example 2026-10 */ month!: Month;
  /** 記録した実行（回） */ stored!: number;
  /** うち、月の確定後に届いた実行（回） */ late!: number;
}

export class RunBatchDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** 受け取った日時 */ receivedAt!: Date;
  /** 受け取った実行（回） */ received!: number;
  /** 記録した実行（回） */ stored!: number;
  /** すでに記録があり、数えなかった実行（回） */ known!: number;
  /** 記録した実行の月別の数 */ months!: StoredMonthRunsDto[];
}

/** How a run is sent; it is read by `readRuns`, which reports the faults of thousands of runs at once. */
export class RunDto {
  @ApiProperty({ maxLength: LONGEST_ROBOT_KEY, description: '自動化案件に登録したロボットキー' })
  robotKey!: string;

  @ApiPropertyOptional({
    maxLength: LONGEST_RUN_ID,
    nullable: true,
    type: String,
    description: '実行ごとに異なるID。省略時は開始日時で見分ける',
  })
  runId?: string | null;

  @ApiProperty({
    format: 'date-time',
    example: '2026-10-01T09:05:30+09:00',
    description: '開始日時（時差を付ける）',
  })
  startedAt!: string;

  @ApiPropertyOptional({ format: 'date-time', nullable: true, type: String, description: '終了日時' })
  endedAt?: string | null;

  /** succeeded は成功、failed は失敗、stopped は人による中止 */ outcome!: RunOutcome;

  @ApiPropertyOptional({
    maxLength: LONGEST_REASON,
    nullable: true,
    type: String,
    description: '失敗・中止の理由',
  })
  reason?: string | null;

  /** 処理件数。省略時は未回答 */ cases?: CountDto;
}

export class RunLogsDto {
  @ApiProperty({ type: [RunDto], maxItems: MOST_RUNS })
  @IsArray({ message: 'runsは配列で指定してください。' })
  runs!: unknown[];
}
