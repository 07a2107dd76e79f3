import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../platform/database/labelled.js';

/** An indicator whose actual values are typed in: a survey's percentage, an amount in 億円. */
@Entity('manual_indicator')
export class ManualIndicatorEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  @Labelled('名称') @Column({ type: 'text' }) name!: string;
  @Labelled('単位') @Column({ type: 'text' }) unit!: string;
  @Labelled('小数の桁数') @Column({ type: 'integer' }) decimals!: number;
  @Labelled('区分') @Column({ type: 'text' }) level!: string;
}
