import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';

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
  @Labelled('受け付けた実行') @Column({ type: 'integer', default: 0 }) received!: number;
  @Labelled('新しく記録した実行') @Column({ type: 'integer', default: 0 }) stored!: number;
  @Labelled('記録済みの実行') @Column({ type: 'integer', default: 0 }) known!: number;
  @Column({ type: 'jsonb', default: [] }) months!: object;
}
