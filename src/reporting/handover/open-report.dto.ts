import { ApiProperty } from '@nestjs/swagger';
import { type Month } from '../../kernel/month.js';

/** The report of a department in a month that is not closed, beside that of the department which is to take over. */
export class OpenReportDto {
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  @ApiProperty({ description: '受付中か。false は確定処理中' }) open!: boolean;
  @ApiProperty({ type: String, nullable: true, description: '課別報告の状態。未着手は null' })
  state!: string | null;
  @ApiProperty({ description: '保存済みの行数' }) rows!: number;
  @ApiProperty({ type: String, nullable: true, description: '引き継ぐ課の課別報告の状態' })
  heirState!: string | null;
}
