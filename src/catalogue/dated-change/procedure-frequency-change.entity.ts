import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { type Frequency } from '../procedure/procedure-words.js';

/** 報告頻度の変更: from which day a procedure reports in another rhythm. Without a row it always has as it does now. */
@Entity('procedure_frequency_change')
export class ProcedureFrequencyChangeEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) procedureId!: string;
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) seq!: number;
  @Column({ type: 'date' }) effectiveOn!: string;
  @Column({ type: 'text' }) before!: Frequency;
  @Column({ type: 'text' }) after!: Frequency;
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' }) recordedAt!: Date;
  @Column({ type: 'text' }) recordedBy!: string;
}
