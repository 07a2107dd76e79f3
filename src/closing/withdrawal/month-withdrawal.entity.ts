import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a month was opened in error and taken back: the schedule does not open it again by itself. */
@Entity('month_withdrawal')
export class MonthWithdrawalEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) month!: string;
  @Column({ type: 'timestamptz' }) withdrawnAt!: Date;
  @Column({ type: 'text' }) withdrawnBy!: string;
}
