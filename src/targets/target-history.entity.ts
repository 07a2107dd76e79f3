import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A target and its typed-in actual values as they stood from one moment on; never altered. */
@Entity('target_history')
export class TargetHistoryEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) targetId!: string;
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) seq!: number;
  @Column({ type: 'timestamptz' }) recordedAt!: Date;
  @Column({ type: 'jsonb' }) state!: object;
}
