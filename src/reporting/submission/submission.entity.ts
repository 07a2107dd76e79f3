import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 課別報告: one department in one month. */
@Entity('submission')
export class SubmissionEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) month!: string;
  @PrimaryColumn({ type: 'uuid' }) departmentId!: string;
  @Column({ type: 'text', default: 'draft' }) state!: string;
  @Column({ type: 'boolean', default: false }) onBehalf!: boolean;
  @Column({ type: 'text', nullable: true }) returnReason!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) submittedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) submittedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) acceptedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) acceptedBy!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
