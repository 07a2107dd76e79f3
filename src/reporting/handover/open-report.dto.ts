import { type Month } from '../../kernel/month.js';

/** The report of a department in a month that is not closed, beside that of the department which is to take over. */
export class OpenReportDto {
  /** @example 2026-10 */ month!: Month;
  /** 受付中か。false は確定処理中 */ open!: boolean;
  /** 課別報告の状態。未着手は null */ state!: string | null;
  /** 保存済みの行数 */ rows!: number;
  /** 引き継ぐ課の課別報告の状態 */ heirState!: string | null;
}
