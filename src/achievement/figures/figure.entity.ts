import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type ItemRule } from '../rows/period-facts.js';

/** One indicator's value for one scope of one snapshot. */
@Entity('figure')
export class FigureEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) period!: string;
  @PrimaryColumn({ type: 'integer' }) revision!: number;
  @PrimaryColumn({ type: 'text' }) scopeKind!: string;
  @PrimaryColumn({ type: 'text' }) scopeKey!: string;
  @PrimaryColumn({ type: 'text' }) indicator!: string;
  @Column({ type: 'text' }) scopeName!: string;
  /** Both null where the indicator has no value; see `reason`. */
  @Column({ type: 'bigint', nullable: true }) numerator!: number | null;
  @Column({ type: 'bigint', nullable: true }) denominator!: number | null;
  @Column({ type: 'integer' }) reported!: number;
  @Column({ type: 'integer' }) expected!: number;
  /** When an item counts as online; null for indicators of procedures. */
  @Column({ type: 'text', nullable: true }) itemRule!: ItemRule | null;
  /** Why there is no percent, in Japanese. */
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ type: 'boolean' }) final!: boolean;
}
