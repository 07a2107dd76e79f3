import { ApiProperty } from '@nestjs/swagger';
import { type Month } from '../../kernel/month.js';
import { type RunBatch } from './run-batch.repository.js';
import { type StoredMonthRuns } from './run-log.repository.js';

class StoredMonthRunsDto implements StoredMonthRuns {
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  @ApiProperty({ description: '記録した実行（回）' }) stored!: number;
  @ApiProperty({ description: 'うち、月の確定後に届いた実行（回）' }) late!: number;
}

export class RunBatchDto implements RunBatch {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: '受け取った日時' }) receivedAt!: Date;
  @ApiProperty({ description: '受け取った実行（回）' }) received!: number;
  @ApiProperty({ description: '記録した実行（回）' }) stored!: number;
  @ApiProperty({ description: 'すでに記録があり、数えなかった実行（回）' }) known!: number;
  @ApiProperty({ type: [StoredMonthRunsDto], description: '記録した実行の月別の数' })
  months!: StoredMonthRunsDto[];
}
