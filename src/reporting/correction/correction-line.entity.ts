import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row that the correction of a month asks for, as the revision before it closed it. */
@Entity('correction_line')
export class CorrectionLineEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) month!: string;
  @PrimaryColumn({ type: 'integer' }) revision!: number;
  @PrimaryColumn({ type: 'uuid' }) procedureId!: string;
  @Column({ type: 'text' }) code!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) frequency!: string;
  @Column({ type: 'text', nullable: true }) stage!: string | null;
  @Column({ type: 'text', nullable: true }) exemptReason!: string | null;
  @Column({ type: 'text', nullable: true }) plannedMonth!: string | null;
  @Column({ type: 'boolean' }) hasChannel!: boolean;
  @Column({ type: 'boolean' }) reportExpected!: boolean;
  @Column({ type: 'boolean' }) reportCounted!: boolean;
  @Column({ type: 'jsonb', nullable: true }) closedCounts!: object | null;
}
