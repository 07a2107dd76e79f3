import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { Labelled } from '../../platform/database/labelled.js';

const PLAN = { meaning: '予定年月。null は予定の取消', example: '2027-04' };
const MONTH = { meaning: '月次報告によるときの対象月', example: '2026-10' };
const DAY = {
  meaning: 'いつ時点の予定か。月次報告は対象月の末日、台帳の変更はその日、手続の登録時の予定は null',
  example: '2026-10-31',
};
const SUPERSEDED = {
  meaning: 'より新しい月の報告や台帳の変更がすでにあり、台帳の予定年月にならなかった（先送りに数えない）',
};

/** 予定年月 as it was set at one time: the first plan, every later one, and null where a plan was taken back. */
@Entity('planned_month_change')
export class PlannedMonthChangeEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) procedureId!: string;
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) seq!: number;
  @Labelled('予定年月', PLAN) @Column({ type: 'text', nullable: true }) plannedMonth!: Month | null;
  @Labelled('対象月', MONTH) @Column({ type: 'text', nullable: true }) reportMonth!: Month | null;
  @Labelled('予定の日', DAY) @Column({ type: 'date', nullable: true }) effectiveOn!: IsoDate | null;
  @Labelled('不採用', SUPERSEDED) @Column({ type: 'boolean', default: false }) superseded!: boolean;
  @Labelled('記録日時')
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  recordedAt!: Date;
  @Labelled('記録した人') @Column({ type: 'text' }) recordedBy!: string;
}
