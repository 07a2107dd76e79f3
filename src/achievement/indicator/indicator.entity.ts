import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 指標: the definition of a rate. A national table: it belongs to no municipality. */
@Entity('indicator')
export class IndicatorEntity {
  @PrimaryColumn({ type: 'text' }) key!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) level!: string;
  @Column({ type: 'text' }) measuredBy!: string;
  @Column({ type: 'text' }) numerator!: string;
  @Column({ type: 'text' }) denominator!: string;
  @Column({ type: 'text' }) expected!: string;
  @Column({ type: 'text' }) reported!: string;
  @Column({ type: 'text', nullable: true }) tag!: string | null;
  @Column({ type: 'text', nullable: true }) itemRule!: string | null;
  @Column({ type: 'boolean' }) needsStages!: boolean;
  @Column({ type: 'text', nullable: true }) notFor!: string | null;
  @Column({ type: 'text' }) rule!: string;
  @Column({ type: 'text' }) source!: string;
  @Column({ type: 'integer' }) sort!: number;
}
