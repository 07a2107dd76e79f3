import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';

/** 段階 of a project on a day, planned or real. Rows are added and withdrawn, never altered. */
@Entity('automation_stage')
export class AutomationStageEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) projectId!: string;
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) seq!: number;
  @Labelled('段階') @Column({ type: 'text' }) stage!: string;
  @Labelled('予定') @Column({ type: 'boolean' }) planned!: boolean;
  @Labelled('段階日') @Column({ type: 'date' }) stageOn!: string;
  @Labelled('理由') @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' }) recordedAt!: Date;
  @Column({ type: 'text' }) recordedBy!: string;
  @Column({ type: 'timestamptz', nullable: true }) withdrawnAt!: Date | null;
  @Column({ type: 'text', nullable: true }) withdrawnBy!: string | null;
}
