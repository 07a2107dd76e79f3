import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A file that came in by the API or a page, and what became of it. The file itself goes once it has been worked on; one
 * from a page is looked over first, and kept until then.
 */
@Entity('import_run')
export class ImportRunEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'text' }) idempotencyKey!: string;
  @Column({ type: 'text' }) fileName!: string;
  @Column({ type: 'text' }) fileDigest!: string;
  @Column({ type: 'bytea', nullable: true }) file!: Buffer | null;
  @Column({ type: 'jsonb' }) parameters!: object;
  @Column({ type: 'jsonb' }) context!: object;
  @Column({ type: 'text', insert: false, update: false }) sender!: string;
  @Column({ type: 'jsonb', nullable: true }) acceptedFor!: object | null;
  @Column({ type: 'text', default: 'waiting' }) state!: string;
  @Column({ type: 'jsonb', nullable: true }) result!: object | null;
  @Column({ type: 'timestamptz', default: () => 'now()' }) createdAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) finishedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) keptUntil!: Date | null;
  @Column({ type: 'jsonb', nullable: true }) preview!: object | null;
}
