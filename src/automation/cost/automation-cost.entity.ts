import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 費用: in yen, or in hours of staff. Its shares say which projects bear it. */
@Entity('automation_cost')
export class AutomationCostEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'bigint', nullable: true }) yen!: number | null;
  @Column({ type: 'numeric', nullable: true }) hours!: string | null;
  @Column({ type: 'boolean' }) yearly!: boolean;
  @Column({ type: 'integer' }) fiscalYear!: number;
  @Column({ type: 'integer', nullable: true }) lastFiscalYear!: number | null;
  @Column({ type: 'text' }) split!: string;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) removedAt!: Date | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
