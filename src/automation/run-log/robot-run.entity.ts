import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One run of a robot, stored once. */
@Entity('robot_run')
export class RobotRunEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) projectId!: string;
  @PrimaryColumn({ type: 'text' }) runId!: string;
  @Column({ type: 'text' }) month!: string;
  @Column({ type: 'boolean' }) late!: boolean;
  @Column({ type: 'timestamptz' }) startedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) endedAt!: Date | null;
  @Column({ type: 'text' }) outcome!: string;
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ type: 'bigint', nullable: true }) cases!: number | null;
  @Column({ type: 'boolean', default: false }) casesNa!: boolean;
  @Column({ type: 'uuid' }) batchId!: string;
}
