import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 人件費単価: what an hour of staff costs in a fiscal year. */
@Entity('automation_hourly_cost')
export class AutomationHourlyCostEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'integer' }) fiscalYear!: number;
  @Column({ type: 'bigint' }) yen!: number;
  @Column({ type: 'text', nullable: true }) source!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
