import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A procedure row as a close copied it; never altered. */
@Entity('frozen_procedure')
export class FrozenProcedureEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) period!: string;
  @PrimaryColumn({ type: 'integer' }) revision!: number;
  @PrimaryColumn({ type: 'uuid' }) procedureId!: string;
  @Column({ type: 'text' }) code!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'uuid' }) departmentId!: string;
  @Column({ type: 'text' }) departmentCode!: string;
  @Column({ type: 'text' }) departmentName!: string;
  @Column({ type: 'text', nullable: true }) divisionName!: string | null;
  @Column({ type: 'text' }) frequency!: string;
  @Column({ type: 'text', nullable: true }) stage!: string | null;
  @Column({ type: 'text', nullable: true }) exemptReason!: string | null;
  @Column({ type: 'date', nullable: true }) stageSince!: string | null;
  @Column({ type: 'boolean' }) inScope!: boolean;
  @Column({ type: 'jsonb' }) channels!: object[];
  @Column({ type: 'text', array: true }) itemKeys!: string[];
  @Column({ type: 'text', nullable: true }) plannedMonth!: string | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'boolean' }) reportExpected!: boolean;
  @Column({ type: 'boolean' }) reportCounted!: boolean;
  @Column({ type: 'bigint', nullable: true }) applicationsTotal!: number | null;
  @Column({ type: 'boolean', default: false }) applicationsTotalNa!: boolean;
  @Column({ type: 'bigint', nullable: true }) applicationsOnline!: number | null;
  @Column({ type: 'boolean', default: false }) applicationsOnlineNa!: boolean;
  @Column({ type: 'bigint' }) pairTotal!: number;
  @Column({ type: 'bigint' }) pairOnline!: number;
  @Column({ type: 'boolean' }) flowExpected!: boolean;
  @Column({ type: 'boolean' }) flowReported!: boolean;
  @Column({ type: 'bigint', nullable: true }) yearlyTotal!: number | null;
  @Column({ type: 'boolean', default: false }) yearlyTotalNa!: boolean;
  @Column({ type: 'bigint', nullable: true }) yearlyOnline!: number | null;
  @Column({ type: 'boolean', default: false }) yearlyOnlineNa!: boolean;
  @Column({ type: 'boolean' }) yearlyRecorded!: boolean;
  @Column({ type: 'boolean' }) yearlyReported!: boolean;
  @Column({ type: 'jsonb', nullable: true }) mergedParts!: object | null;
}
