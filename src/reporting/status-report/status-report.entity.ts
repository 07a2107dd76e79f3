import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 月次状況報告: one procedure in one month. */
@Entity('status_report')
export class StatusReportEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) month!: string;
  @PrimaryColumn({ type: 'uuid' }) procedureId!: string;
  @Column({ type: 'uuid' }) departmentId!: string;
  @Column({ type: 'text', nullable: true }) stage!: string | null;
  @Column({ type: 'text', nullable: true }) exemptReason!: string | null;
  @Column({ type: 'bigint', nullable: true }) applicationsTotal!: number | null;
  @Column({ type: 'boolean', default: false }) applicationsTotalNa!: boolean;
  @Column({ type: 'bigint', nullable: true }) applicationsOnline!: number | null;
  @Column({ type: 'boolean', default: false }) applicationsOnlineNa!: boolean;
  @Column({ type: 'text', nullable: true }) plannedMonth!: string | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'text', array: true, default: [] }) confirmedWarnings!: string[];
  @Column({ type: 'text', nullable: true }) returnReason!: string | null;
  @Column({ type: 'boolean', default: false }) onBehalf!: boolean;
  @Column({ type: 'text' }) enteredBy!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) enteredAt!: Date;
  @Column({ type: 'integer', nullable: true, default: 1 }) enteredRevision!: number | null;
  @Column({ type: 'integer', nullable: true }) returnedRevision!: number | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
