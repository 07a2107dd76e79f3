import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** 段階 of a project on a day, planned or real. Rows are added and withdrawn, never altered. */
@Entity('automation_stage')
export class AutomationStageEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) projectId!: string;
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) seq!: number;
  @Column({ type: 'text' }) stage!: string;
  @Column({ type: 'boolean' }) planned!: boolean;
  @Column({ type: 'date' }) stageOn!: string;
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' }) recordedAt!: Date;
  @Column({ type: 'text' }) recordedBy!: string;
  @Column({ type: 'timestamptz', nullable: true }) withdrawnAt!: Date | null;
  @Column({ type: 'text', nullable: true }) withdrawnBy!: string | null;
}
