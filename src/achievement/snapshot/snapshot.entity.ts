import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 速報値 or 確定値 of a period, by revision: the period, rules and basis of its figures. */
@Entity('snapshot')
export class SnapshotEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) period!: string;
  @PrimaryColumn({ type: 'integer' }) revision!: number;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'date' }) edition!: string;
  @Column({ type: 'text' }) itemRule!: string;
  @Column({ type: 'date' }) asOf!: string;
  @Column({ type: 'date' }) flowsFrom!: string;
  @Column({ type: 'date' }) flowsTo!: string;
  @Column({ type: 'integer' }) yearlyFiscalYear!: number;
  @Column({ type: 'boolean' }) stagesKnown!: boolean;
  @Column({ type: 'jsonb' }) indicators!: object[];
  @Column({ type: 'timestamptz' }) computedAt!: Date;
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ type: 'text', nullable: true }) digest!: string | null;
  @Column({ type: 'integer', default: 1 }) digestForm!: number;
  @Column({ type: 'jsonb', nullable: true }) monthRevisions!: object | null;
  @Column({ type: 'timestamptz', nullable: true }) basisAt!: Date | null;
}
