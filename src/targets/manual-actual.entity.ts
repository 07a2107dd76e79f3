import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 実績値 of an indicator typed in, by fiscal year; a value of null was taken back. */
@Entity('manual_actual')
export class ManualActualEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) manualIndicatorId!: string;
  @PrimaryColumn({ type: 'integer' }) fiscalYear!: number;
  @Column({ type: 'numeric', nullable: true }) value!: string | null;
  @Column({ type: 'text', nullable: true }) source!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
