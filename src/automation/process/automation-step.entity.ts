import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One step of the work, before the project or after. */
@Entity('automation_step')
export class AutomationStepEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) projectId!: string;
  @PrimaryColumn({ type: 'text' }) side!: string;
  @PrimaryColumn({ type: 'integer' }) position!: number;
  @Column({ type: 'text' }) step!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) actor!: string;
  @Column({ type: 'numeric', nullable: true }) minutes!: string | null;
  @Column({ type: 'numeric', default: 1 }) times!: string;
  @Column({ type: 'text', default: 'case' }) per!: string;
  @Column({ type: 'boolean' }) byMachine!: boolean;
  /** Positions of the steps before that this one took over; a step nobody replaces has vanished. */
  @Column({ type: 'integer', array: true, default: [] }) replaces!: number[];
}
