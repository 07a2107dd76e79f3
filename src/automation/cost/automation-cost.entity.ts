import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';

/** 費用: in yen, or in hours of staff. Its shares say which projects bear it. */
@Entity('automation_cost')
export class AutomationCostEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  @Labelled('種別') @Column({ type: 'text' }) kind!: string;
  @Labelled('名称') @Column({ type: 'text' }) name!: string;
  @Labelled('金額（円）') @Column({ type: 'bigint', nullable: true }) yen!: number | null;
  @Labelled('職員の作業時間') @Column({ type: 'numeric', nullable: true }) hours!: string | null;
  @Labelled('毎年度') @Column({ type: 'boolean' }) yearly!: boolean;
  @Labelled('年度') @Column({ type: 'integer' }) fiscalYear!: number;
  @Labelled('最後の年度') @Column({ type: 'integer', nullable: true }) lastFiscalYear!: number | null;
  @Labelled('按分方法') @Column({ type: 'text' }) split!: string;
  @Labelled('備考') @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) removedAt!: Date | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
