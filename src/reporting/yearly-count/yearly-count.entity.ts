import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';

/** 年間件数: the recorded applications of one procedure in one whole fiscal year. */
@Entity('yearly_count')
export class YearlyCountEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @Labelled('年度') @PrimaryColumn({ type: 'integer' }) fiscalYear!: number;
  @PrimaryColumn({ type: 'uuid' }) procedureId!: string;
  @Labelled('総件数') @Column({ type: 'bigint', nullable: true }) applicationsTotal!: number | null;
  @Column({ type: 'boolean', default: false }) applicationsTotalNa!: boolean;
  @Labelled('オンライン件数') @Column({ type: 'bigint', nullable: true }) applicationsOnline!: number | null;
  @Column({ type: 'boolean', default: false }) applicationsOnlineNa!: boolean;
  @Labelled('出典', { longest: 500 }) @Column({ type: 'text', nullable: true }) source!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
