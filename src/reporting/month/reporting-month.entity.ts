import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';

/** 対象月: the month reported on and how far its reporting has come. */
@Entity('reporting_month')
export class ReportingMonthEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @Labelled('対象月') @PrimaryColumn({ type: 'text' }) month!: string;
  @Labelled('状態') @Column({ type: 'text' }) state!: string;
  @Labelled('版') @Column({ type: 'integer', default: 1 }) revision!: number;
  @Labelled('提出期限') @Column({ type: 'date' }) dueOn!: string;
  @Column({ type: 'timestamptz' }) openedAt!: Date;
  @Column({ type: 'text' }) openedBy!: string;
  @Column({ type: 'timestamptz', nullable: true }) closeRequestedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) closeRequestedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) closedAt!: Date | null;
  @Labelled('理由') @Column({ type: 'text', nullable: true }) reopenReason!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
