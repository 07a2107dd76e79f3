import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That somebody had a department reminded of a month, at most once a day. */
@Entity('reminder_by_hand')
export class ReminderByHandEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) month!: string;
  @PrimaryColumn({ type: 'uuid' }) departmentId!: string;
  @PrimaryColumn({ type: 'date' }) day!: string;
  @Column({ type: 'text' }) remindedBy!: string;
  @Column({ type: 'timestamptz' }) remindedAt!: Date;
}
