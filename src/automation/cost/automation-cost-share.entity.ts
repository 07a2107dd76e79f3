import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A project that bears part of a cost, and its weight in the split. */
@Entity('automation_cost_share')
export class AutomationCostShareEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) costId!: string;
  @PrimaryColumn({ type: 'uuid' }) projectId!: string;
  @Column({ type: 'integer', default: 1 }) weight!: number;
}
