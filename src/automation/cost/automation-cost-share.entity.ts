import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';

/** A project that bears part of a cost, and its weight in the split. */
@Entity('automation_cost_share')
export class AutomationCostShareEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) costId!: string;
  @PrimaryColumn({ type: 'uuid' }) projectId!: string;
  @Labelled('重み') @Column({ type: 'integer', default: 1 }) weight!: number;
}
