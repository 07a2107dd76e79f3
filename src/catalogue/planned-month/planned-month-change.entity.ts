import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** 予定年月 as it was set at one time: the first plan, every later one, and null where a plan was taken back. */
@Entity('planned_month_change')
export class PlannedMonthChangeEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) procedureId!: string;
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) seq!: number;
  @Column({ type: 'text', nullable: true }) plannedMonth!: string | null;
  @Column({ type: 'text', nullable: true }) reportMonth!: string | null;
  @Column({ type: 'date', nullable: true }) effectiveOn!: string | null;
  @Column({ type: 'boolean', default: false }) superseded!: boolean;
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' }) recordedAt!: Date;
  @Column({ type: 'text' }) recordedBy!: string;
}
