import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a month's departments were reminded on an occasion, and which. */
@Entity('reminder')
export class ReminderEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) month!: string;
  @PrimaryColumn({ type: 'text' }) occasion!: string;
  @Column({ type: 'timestamptz' }) at!: Date;
  @Column({ type: 'uuid', array: true }) departmentIds!: string[];
}
