import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';

/** 人件費単価: what an hour of staff costs in a fiscal year. */
@Entity('automation_hourly_cost')
export class AutomationHourlyCostEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @Labelled('年度') @PrimaryColumn({ type: 'integer' }) fiscalYear!: number;
  @Labelled('金額（円）') @Column({ type: 'bigint' }) yen!: number;
  @Labelled('出典') @Column({ type: 'text', nullable: true }) source!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
