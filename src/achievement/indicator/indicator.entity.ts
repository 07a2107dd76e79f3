import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type MunicipalityKind } from '../../kernel/municipality-code.js';
import { type ItemRule } from '../rows/period-facts.js';
import { type MeasureName } from './measures.js';

/** 指標: the definition of a rate. A national table: it belongs to no municipality. */
@Entity('indicator')
export class IndicatorEntity {
  @PrimaryColumn({ type: 'text' }) key!: string;
  @Column({ type: 'text' }) name!: string;
  /** 活動指標 or 成果指標: what is provided, or its effect. */
  @Column({ type: 'text' }) level!: 'output' | 'outcome';
  @Column({ type: 'text' }) measuredBy!: 'item' | 'procedure';
  @Column({ type: 'text' }) numerator!: MeasureName;
  @Column({ type: 'text' }) denominator!: MeasureName;
  @Column({ type: 'text' }) expected!: MeasureName;
  @Column({ type: 'text' }) reported!: MeasureName;
  /** Only items that carry this tag; null for all. */
  @Column({ type: 'text', nullable: true }) tag!: string | null;
  /** When an item is online; null = the municipality chooses. Not used for procedures. */
  @Column({ type: 'text', nullable: true }) itemRule!: ItemRule | null;
  /** Whether it has no value before any stage is entered. */
  @Column({ type: 'boolean' }) needsStages!: boolean;
  /** The kind of municipality it is not defined for; null = defined for both. */
  @Column({ type: 'text', nullable: true }) notFor!: MunicipalityKind | null;
  /** The rule in one Japanese sentence, shown wherever the figure is. */
  @Column({ type: 'text' }) rule!: string;
  /** Who defined it. */
  @Column({ type: 'text' }) source!: string;
  @Column({ type: 'integer' }) sort!: number;
}
