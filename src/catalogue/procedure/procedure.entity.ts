import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 手続: one catalogued administrative procedure. Its stages, channels and mapping have tables of their own. */
@Entity('procedure')
export class ProcedureEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  @Column({ type: 'text' }) code!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text', nullable: true }) kana!: string | null;
  @Column({ type: 'text' }) searchKey!: string;
  @Column({ type: 'uuid' }) departmentId!: string;
  @Column({ type: 'text', nullable: true }) legalBasis!: string | null;
  @Column({ type: 'text', nullable: true }) kind!: string | null;
  @Column({ type: 'text', nullable: true }) applicant!: string | null;
  @Column({ type: 'bigint', nullable: true }) feeYen!: number | null;
  @Column({ type: 'text', nullable: true }) identityCheck!: string | null;
  @Column({ type: 'text', nullable: true }) attachments!: string | null;
  @Column({ type: 'text', default: 'monthly' }) frequency!: string;
  @Column({ type: 'text', nullable: true }) plannedMonth!: string | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) retiredAt!: Date | null;
  @Column({ type: 'text', nullable: true }) retiredReason!: string | null;
  @Column({ type: 'uuid', nullable: true }) mergedInto!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'timestamptz', default: () => 'now()' }) createdAt!: Date;
  @Column({ type: 'timestamptz', default: () => 'now()' }) updatedAt!: Date;
}
