import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a row of a file from a page changes: its subject, and its cells before and after. */
@Entity('import_run_change')
export class ImportRunChangeEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) runId!: string;
  @PrimaryColumn({ type: 'integer' }) row!: number;
  @Column({ type: 'boolean' }) isNew!: boolean;
  @Column({ type: 'text' }) subject!: string;
  @Column({ type: 'jsonb' }) cells!: object;
}
