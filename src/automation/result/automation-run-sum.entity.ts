import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the run logs of a robot sum up to in a month; never mixed with what people entered. */
@Entity('automation_run_sum')
export class AutomationRunSumEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) projectId!: string;
  @PrimaryColumn({ type: 'text' }) month!: string;
  @Column({ type: 'bigint' }) runs!: number;
  @Column({ type: 'bigint' }) failures!: number;
  /** Sum over the runs that reported theirs; null where none did. */
  @Column({ type: 'bigint', nullable: true }) cases!: number | null;
  /** Whether every run said that cases do not apply. */
  @Column({ type: 'boolean', default: false }) casesNa!: boolean;
  @Column({ type: 'bigint', default: 0 }) runsWithoutCases!: number;
  @Column({ type: 'bigint', default: 0 }) runsWithoutEnd!: number;
  @Column({ type: 'bigint' }) robotSeconds!: number;
  @Column({ type: 'timestamptz', nullable: true }) lastRunAt!: Date | null;
  @Column({ type: 'timestamptz' }) summedAt!: Date;
}
