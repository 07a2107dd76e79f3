import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 自動化案件: what is done by RPA, low-code and the like instead of by hand. */
@Entity('automation_project')
export class AutomationProjectEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  @Column({ type: 'text' }) code!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) searchKey!: string;
  @Column({ type: 'uuid' }) departmentId!: string;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'text' }) field!: string;
  @Column({ type: 'text', nullable: true }) tool!: string | null;
  @Column({ type: 'text', nullable: true }) product!: string | null;
  @Column({ type: 'text', nullable: true }) sourcing!: string | null;
  @Column({ type: 'text', nullable: true }) difficulty!: string | null;
  /** 稼働月 by their numbers in the calendar; empty: every month. */
  @Column({ type: 'integer', array: true, default: [] }) operatingMonths!: number[];
  /** The name under which a robot's run logs come in. */
  @Column({ type: 'text', nullable: true }) robotKey!: string | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'timestamptz', default: () => 'now()' }) createdAt!: Date;
  @Column({ type: 'timestamptz', default: () => 'now()' }) updatedAt!: Date;
}
