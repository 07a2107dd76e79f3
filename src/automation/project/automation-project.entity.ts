import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';
import { LONGEST_ROBOT_KEY } from '../run-log/run.js';

const NAME = { longest: 200 };

/** 自動化案件: what is done by RPA, low-code and the like instead of by hand. */
@Entity('automation_project')
export class AutomationProjectEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  @Labelled('案件コード', { longest: 50 }) @Column({ type: 'text' }) code!: string;
  @Labelled('案件名', NAME) @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) searchKey!: string;
  @Labelled('所管課') @Column({ type: 'uuid' }) departmentId!: string;
  @Labelled('種別') @Column({ type: 'text' }) kind!: string;
  @Labelled('分野') @Column({ type: 'text' }) field!: string;
  @Labelled('ツール', NAME) @Column({ type: 'text', nullable: true }) tool!: string | null;
  @Labelled('製品名', NAME) @Column({ type: 'text', nullable: true }) product!: string | null;
  @Labelled('開発方法') @Column({ type: 'text', nullable: true }) sourcing!: string | null;
  @Labelled('難易度') @Column({ type: 'text', nullable: true }) difficulty!: string | null;
  /** 稼働月 by their numbers in the calendar; empty: every month. */
  @Labelled('稼働月') @Column({ type: 'integer', array: true, default: [] }) operatingMonths!: number[];
  /** The name under which a robot's run logs come in. */
  @Labelled('ロボットキー', { longest: LONGEST_ROBOT_KEY })
  @Column({ type: 'text', nullable: true })
  robotKey!: string | null;
  @Labelled('備考', { longest: 2000 }) @Column({ type: 'text', nullable: true }) note!: string | null;
  @Labelled('版') @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'timestamptz', default: () => 'now()' }) createdAt!: Date;
  @Column({ type: 'timestamptz', default: () => 'now()' }) updatedAt!: Date;
}
