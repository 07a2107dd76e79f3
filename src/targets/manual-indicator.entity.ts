import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An indicator whose actual values are typed in: a survey's percentage, an amount in 億円. */
@Entity('manual_indicator')
export class ManualIndicatorEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) unit!: string;
  @Column({ type: 'integer' }) decimals!: number;
  @Column({ type: 'text' }) level!: string;
}
