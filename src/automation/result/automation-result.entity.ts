import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';

/** 実績 of one project in one month as people entered it, with the work before it is held against. */
@Entity('automation_result')
export class AutomationResultEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) month!: string;
  @PrimaryColumn({ type: 'uuid' }) projectId!: string;
  @Labelled('件数') @Column({ type: 'bigint', nullable: true }) cases!: number | null;
  @Column({ type: 'boolean', default: false }) casesNa!: boolean;
  @Labelled('実行回数') @Column({ type: 'bigint', nullable: true }) robotRuns!: number | null;
  @Column({ type: 'boolean', default: false }) robotRunsNa!: boolean;
  @Labelled('失敗') @Column({ type: 'bigint', nullable: true }) failures!: number | null;
  @Column({ type: 'boolean', default: false }) failuresNa!: boolean;
  @Labelled('手戻り') @Column({ type: 'bigint', nullable: true }) rework!: number | null;
  @Column({ type: 'boolean', default: false }) reworkNa!: boolean;
  @Labelled('職員の作業時間（分）') @Column({ type: 'numeric', nullable: true }) peopleMinutes!:
    string | null;
  @Labelled('ロボットの稼働時間（分）') @Column({ type: 'numeric', nullable: true }) robotMinutes!:
    string | null;
  @Labelled('算出方法') @Column({ type: 'text' }) basis!: string;
  @Labelled('備考') @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'numeric', nullable: true }) beforeMinutesPerCase!: string | null;
  @Column({ type: 'numeric', nullable: true }) beforePeople!: string | null;
  @Column({ type: 'text', nullable: true }) beforeBasis!: string | null;
  @Column({ type: 'boolean', default: false }) onBehalf!: boolean;
  @Column({ type: 'text' }) enteredBy!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) enteredAt!: Date;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
