import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';

/** One step of the work, before the project or after. */
@Entity('automation_step')
export class AutomationStepEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) projectId!: string;
  @PrimaryColumn({ type: 'text' }) side!: string;
  @PrimaryColumn({ type: 'integer' }) position!: number;
  @Labelled('工程') @Column({ type: 'text' }) step!: string;
  @Labelled('名称') @Column({ type: 'text' }) name!: string;
  @Labelled('担当') @Column({ type: 'text' }) actor!: string;
  @Labelled('1回の時間（分）') @Column({ type: 'numeric', nullable: true }) minutes!: string | null;
  @Labelled('回数') @Column({ type: 'numeric', default: 1 }) times!: string;
  @Labelled('件数の単位') @Column({ type: 'text', default: 'case' }) per!: string;
  @Labelled('機械が行う') @Column({ type: 'boolean' }) byMachine!: boolean;
  /** Positions of the steps before that this one took over; a step nobody replaces has vanished. */
  @Labelled('置き換える工程') @Column({ type: 'integer', array: true, default: [] }) replaces!: number[];
}
