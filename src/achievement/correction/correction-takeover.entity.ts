import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A change of the catalogue since the close that a correction has taken over, with who decided it and why. */
@Entity('correction_takeover')
export class CorrectionTakeoverEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) month!: string;
  @PrimaryColumn({ type: 'integer' }) revision!: number;
  @PrimaryColumn({ type: 'bigint' }) seq!: number;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'text' }) subject!: string;
  @Column({ type: 'text' }) what!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'jsonb' }) before!: object;
  @Column({ type: 'jsonb' }) after!: object;
  @Column({ type: 'text' }) reason!: string;
  @Column({ type: 'text' }) takenBy!: string;
  @Column({ type: 'timestamptz' }) takenAt!: Date;
}
