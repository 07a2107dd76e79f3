import { Column, Entity, PrimaryColumn } from 'typeorm';

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
  @Column({ type: 'bigint', nullable: true }) numerator!: number | null;
  @Column({ type: 'bigint', nullable: true }) denominator!: number | null;
  @Column({ type: 'integer' }) reported!: number;
  @Column({ type: 'integer' }) expected!: number;
  @Column({ type: 'text', nullable: true }) itemRule!: string | null;
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ type: 'boolean' }) final!: boolean;
}
