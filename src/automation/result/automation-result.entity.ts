import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 実績 of one project in one month as people entered it, with the work before it is held against. */
@Entity('automation_result')
export class AutomationResultEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) month!: string;
  @PrimaryColumn({ type: 'uuid' }) projectId!: string;
  @Column({ type: 'bigint', nullable: true }) cases!: number | null;
  @Column({ type: 'boolean', default: false }) casesNa!: boolean;
  @Column({ type: 'bigint', nullable: true }) robotRuns!: number | null;
  @Column({ type: 'boolean', default: false }) robotRunsNa!: boolean;
  @Column({ type: 'bigint', nullable: true }) failures!: number | null;
  @Column({ type: 'boolean', default: false }) failuresNa!: boolean;
  @Column({ type: 'bigint', nullable: true }) rework!: number | null;
  @Column({ type: 'boolean', default: false }) reworkNa!: boolean;
  @Column({ type: 'numeric', nullable: true }) peopleMinutes!: string | null;
  @Column({ type: 'numeric', nullable: true }) robotMinutes!: string | null;
  @Column({ type: 'text' }) basis!: string;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'numeric', nullable: true }) beforeMinutesPerCase!: string | null;
  @Column({ type: 'numeric', nullable: true }) beforePeople!: string | null;
  @Column({ type: 'text', nullable: true }) beforeBasis!: string | null;
  @Column({ type: 'boolean', default: false }) onBehalf!: boolean;
  @Column({ type: 'text' }) enteredBy!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) enteredAt!: Date;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
