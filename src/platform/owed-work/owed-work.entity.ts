import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Work that is owed: how often it was asked for, and how far it has been done. */
@Entity('owed_work')
export class OwedWorkEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) kind!: string;
  @PrimaryColumn({ type: 'text' }) key!: string;
  @Column({ type: 'bigint', default: 1 }) requested!: number;
  @Column({ type: 'bigint', default: 0 }) done!: number;
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' }) requestedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) doneAt!: Date | null;
  @Column({ type: 'jsonb', nullable: true }) progress!: object | null;
  @Column({ type: 'integer', default: 0 }) failures!: number;
  @Column({ type: 'text', nullable: true }) failure!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) failedAt!: Date | null;
  @Column({ type: 'integer', default: 0 }) starts!: number;
  @Column({ type: 'timestamptz', nullable: true }) startedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) failureCause!: string | null;
  @Column({ type: 'integer', nullable: true }) retrySeconds!: number | null;
  @Column({ type: 'timestamptz', nullable: true }) setAsideAt!: Date | null;
  /** What the requests not yet done touched, as `TouchedSince`; a request in none of them means everything. */
  @Column({ type: 'jsonb', default: [] }) touched!: object[];
  @Column({ type: 'bigint', nullable: true }) setAsideRequested!: number | null;
}
