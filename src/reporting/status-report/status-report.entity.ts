import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';

/** 月次状況報告: one procedure in one month. */
@Entity('status_report')
export class StatusReportEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) month!: string;
  @Labelled('手続のID') @PrimaryColumn({ type: 'uuid' }) procedureId!: string;
  @Labelled('所管課') @Column({ type: 'uuid' }) departmentId!: string;
  @Labelled('段階') @Column({ type: 'text', nullable: true }) stage!: string | null;
  @Labelled('適用除外理由') @Column({ type: 'text', nullable: true }) exemptReason!: string | null;
  @Labelled('総件数') @Column({ type: 'bigint', nullable: true }) applicationsTotal!: number | null;
  @Column({ type: 'boolean', default: false }) applicationsTotalNa!: boolean;
  @Labelled('オンライン件数') @Column({ type: 'bigint', nullable: true }) applicationsOnline!: number | null;
  @Column({ type: 'boolean', default: false }) applicationsOnlineNa!: boolean;
  @Labelled('予定年月') @Column({ type: 'text', nullable: true }) plannedMonth!: string | null;
  @Labelled('備考', { longest: 2000 }) @Column({ type: 'text', nullable: true }) note!: string | null;
  @Labelled('確認済みにした注意')
  @Column({ type: 'text', array: true, default: [] })
  confirmedWarnings!: string[];
  @Labelled('差戻しの理由') @Column({ type: 'text', nullable: true }) returnReason!: string | null;
  @Labelled('代理入力') @Column({ type: 'boolean', default: false }) onBehalf!: boolean;
  @Column({ type: 'text' }) enteredBy!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) enteredAt!: Date;
  @Column({ type: 'integer', nullable: true, default: 1 }) enteredRevision!: number | null;
  @Column({ type: 'integer', nullable: true }) returnedRevision!: number | null;
  @Labelled('版') @Column({ type: 'integer', default: 1 }) version!: number;
}
