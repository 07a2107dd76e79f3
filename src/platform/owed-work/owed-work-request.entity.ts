import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A request to do all known work of a kind again, not yet taken over into the rows of `owed_work`. */
@Entity('owed_work_request')
export class OwedWorkRequestEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) kind!: string;
  @PrimaryColumn({ type: 'bigint' }) id!: number;
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' }) requestedAt!: Date;
}
