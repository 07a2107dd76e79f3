import { ApiProperty } from '@nestjs/swagger';
import { type Month } from '../../kernel/month.js';

/** How many runs of a month were stored, and how many of these came after its close. */
export class StoredMonthRunsDto {
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  @ApiProperty({ description: '記録した実行（回）' }) stored!: number;
  @ApiProperty({ description: 'うち、月の確定後に届いた実行（回）' }) late!: number;
}

export class RunBatchDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: '受け取った日時' }) receivedAt!: Date;
  @ApiProperty({ description: '受け取った実行（回）' }) received!: number;
  @ApiProperty({ description: '記録した実行（回）' }) stored!: number;
  @ApiProperty({ description: 'すでに記録があり、数えなかった実行（回）' }) known!: number;
  @ApiProperty({ type: [StoredMonthRunsDto], description: '記録した実行の月別の数' })
  months!: StoredMonthRunsDto[];
}
