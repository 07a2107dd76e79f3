import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A request to do all known work of a kind again, not yet taken over into the rows of `owed_work`. */
@Entity('owed_work_request')
export class OwedWorkRequestEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) kind!: string;
  @PrimaryColumn({ type: 'bigint' }) id!: number;
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' }) requestedAt!: Date;
  /** The rows that were touched, as `Touched`; null = all that there are. */
  @Column({ type: 'jsonb', nullable: true }) touched!: object | null;
}
