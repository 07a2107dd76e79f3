import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';

/** 導入前: what the work took, and how that is known. */
@Entity('automation_before')
export class AutomationBeforeEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) projectId!: string;
  @Labelled('1件当たりの時間（分）') @Column({ type: 'numeric' }) minutesPerCase!: string;
  @Labelled('人数') @Column({ type: 'numeric' }) people!: string;
  @Labelled('件数') @Column({ type: 'bigint', nullable: true }) cases!: number | null;
  @Column({ type: 'boolean', default: false }) casesNa!: boolean;
  @Labelled('測定開始月') @Column({ type: 'text', nullable: true }) measuredFrom!: string | null;
  @Labelled('測定終了月') @Column({ type: 'text', nullable: true }) measuredTo!: string | null;
  @Labelled('算出方法') @Column({ type: 'text' }) basis!: string;
  @Labelled('備考') @Column({ type: 'text', nullable: true }) note!: string | null;
}
