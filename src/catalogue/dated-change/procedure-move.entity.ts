import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** 所管課の変更: from which day another department owns a procedure. Without a row it always was the present one. */
@Entity('procedure_move')
export class ProcedureMoveEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) procedureId!: string;
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) seq!: number;
  @Column({ type: 'date' }) effectiveOn!: string;
  @Column({ type: 'uuid' }) before!: string;
  @Column({ type: 'uuid' }) after!: string;
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' }) recordedAt!: Date;
  @Column({ type: 'text' }) recordedBy!: string;
}
