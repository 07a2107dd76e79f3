import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';

/** 課別報告: one department in one month. */
@Entity('submission')
export class SubmissionEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) month!: string;
  @PrimaryColumn({ type: 'uuid' }) departmentId!: string;
  @Labelled('状態') @Column({ type: 'text', default: 'draft' }) state!: string;
  @Labelled('代理入力') @Column({ type: 'boolean', default: false }) onBehalf!: boolean;
  @Labelled('差戻しの理由') @Column({ type: 'text', nullable: true }) returnReason!: string | null;
  @Labelled('提出日時') @Column({ type: 'timestamptz', nullable: true }) submittedAt!: Date | null;
  @Labelled('提出した人') @Column({ type: 'text', nullable: true }) submittedBy!: string | null;
  @Labelled('受理日時') @Column({ type: 'timestamptz', nullable: true }) acceptedAt!: Date | null;
  @Labelled('受理した人') @Column({ type: 'text', nullable: true }) acceptedBy!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
