import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Runs that came in together, by request or file: who sent them, and what became of them. */
@Entity('robot_run_batch')
export class RobotRunBatchEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  @Column({ type: 'text', nullable: true }) idempotencyKey!: string | null;
  @Column({ type: 'text', nullable: true }) digest!: string | null;
  @Column({ type: 'timestamptz', default: () => 'now()' }) receivedAt!: Date;
  @Column({ type: 'text' }) receivedBy!: string;
  @Column({ type: 'text', default: '' }) sender!: string;
  @Column({ type: 'integer', default: 0 }) received!: number;
  @Column({ type: 'integer', default: 0 }) stored!: number;
  @Column({ type: 'integer', default: 0 }) known!: number;
  @Column({ type: 'jsonb', default: [] }) months!: object;
}
