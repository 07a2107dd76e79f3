import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';

/** 見込: what people are expected to still do once the project runs. */
@Entity('automation_estimate')
export class AutomationEstimateEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) projectId!: string;
  @Labelled('1件当たりの時間（分）') @Column({ type: 'numeric' }) minutesPerCase!: string;
  @Labelled('人数') @Column({ type: 'numeric' }) people!: string;
  @Labelled('1年の件数') @Column({ type: 'bigint' }) casesPerYear!: number;
  @Labelled('備考') @Column({ type: 'text', nullable: true }) note!: string | null;
}
