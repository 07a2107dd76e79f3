import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../platform/database/labelled.js';

/** 実績値 of an indicator typed in, by fiscal year; a value of null was taken back. */
@Entity('manual_actual')
export class ManualActualEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) manualIndicatorId!: string;
  @Labelled('年度') @PrimaryColumn({ type: 'integer' }) fiscalYear!: number;
  @Labelled('値') @Column({ type: 'numeric', nullable: true }) value!: string | null;
  @Labelled('出典') @Column({ type: 'text', nullable: true }) source!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
