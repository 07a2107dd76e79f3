import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A month whose single runs have been deleted; its sums stay, and no run of it is accepted any more. */
@Entity('robot_run_cleared')
export class RobotRunClearedEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) month!: string;
  @Column({ type: 'bigint' }) runs!: number;
  @Column({ type: 'timestamptz', default: () => 'now()' }) clearedAt!: Date;
  @Column({ type: 'text' }) clearedBy!: string;
}
