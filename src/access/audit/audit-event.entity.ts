import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('audit_event')
export class AuditEventEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' }) id!: number;
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' }) at!: Date;
  @Column({ type: 'text' }) actorId!: string;
  @Column({ type: 'text' }) actorLabel!: string;
  @Column({ type: 'text' }) actorRole!: string;
  @Column({ type: 'text' }) source!: string;
  @Column({ type: 'text', nullable: true }) requestId!: string | null;
  @Column({ type: 'text', nullable: true }) address!: string | null;
  @Column({ type: 'text', nullable: true }) agent!: string | null;
  @Column({ type: 'text' }) action!: string;
  @Column({ type: 'text' }) subjectKind!: string;
  @Column({ type: 'text' }) subjectId!: string;
  @Column({ type: 'jsonb', nullable: true }) before!: object | null;
  @Column({ type: 'jsonb', nullable: true }) after!: object | null;
}
