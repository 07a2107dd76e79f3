import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 年間件数: the recorded applications of one procedure in one whole fiscal year. */
@Entity('yearly_count')
export class YearlyCountEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'integer' }) fiscalYear!: number;
  @PrimaryColumn({ type: 'uuid' }) procedureId!: string;
  @Column({ type: 'bigint', nullable: true }) applicationsTotal!: number | null;
  @Column({ type: 'boolean', default: false }) applicationsTotalNa!: boolean;
  @Column({ type: 'bigint', nullable: true }) applicationsOnline!: number | null;
  @Column({ type: 'boolean', default: false }) applicationsOnlineNa!: boolean;
  @Column({ type: 'text', nullable: true }) source!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
