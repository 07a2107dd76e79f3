import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 目標値 of a fiscal year, or a yearly value of the way to it. */
@Entity('target_value')
export class TargetValueEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) targetId!: string;
  @PrimaryColumn({ type: 'integer' }) fiscalYear!: number;
  @Column({ type: 'numeric' }) value!: string;
  @Column({ type: 'boolean' }) onPath!: boolean;
}
