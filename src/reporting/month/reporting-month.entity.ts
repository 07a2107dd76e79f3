import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 対象月: the month reported on and how far its reporting has come. */
@Entity('reporting_month')
export class ReportingMonthEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) month!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'integer', default: 1 }) revision!: number;
  @Column({ type: 'date' }) dueOn!: string;
  @Column({ type: 'timestamptz' }) openedAt!: Date;
  @Column({ type: 'text' }) openedBy!: string;
  @Column({ type: 'timestamptz', nullable: true }) closeRequestedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) closeRequestedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) closedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) reopenReason!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
