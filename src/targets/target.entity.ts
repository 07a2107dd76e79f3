import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../platform/database/labelled.js';

/** 目標: of a computed indicator or of one typed in. */
@Entity('target')
export class TargetEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  @Labelled('指標') @Column({ type: 'text', nullable: true }) indicator!: string | null;
  @Column({ type: 'uuid', nullable: true }) manualIndicatorId!: string | null;
  @Labelled('計画での名称') @Column({ type: 'text', nullable: true }) name!: string | null;
  @Labelled('種別') @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'integer' }) baselineFiscalYear!: number;
  @Column({ type: 'numeric' }) baselineValue!: string;
  @Column({ type: 'integer' }) sort!: number;
  @Column({ type: 'timestamptz', nullable: true }) withdrawnAt!: Date | null;
  @Column({ type: 'text', nullable: true }) withdrawnReason!: string | null;
  @Labelled('版') @Column({ type: 'integer', default: 1 }) version!: number;
}
