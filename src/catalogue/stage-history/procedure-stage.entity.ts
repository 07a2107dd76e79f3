import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** 段階: one dated statement of where a procedure stands. Rows are added and withdrawn, never altered. */
@Entity('procedure_stage')
export class ProcedureStageEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) procedureId!: string;
  @PrimaryColumn({ type: 'date' }) effectiveOn!: string;
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) seq!: number;
  @Column({ type: 'text' }) stage!: string;
  @Column({ type: 'text', nullable: true }) exemptReason!: string | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'text' }) source!: string;
  @Column({ type: 'text', nullable: true }) reportMonth!: string | null;
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' }) recordedAt!: Date;
  @Column({ type: 'text' }) recordedBy!: string;
  @Column({ type: 'timestamptz', nullable: true }) withdrawnAt!: Date | null;
}
