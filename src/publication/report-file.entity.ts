import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One form of a report as it was written once. */
@Entity('report_file')
export class ReportFileEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  @Column({ type: 'text' }) modelDigest!: string;
  @Column({ type: 'text' }) format!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'bytea' }) bytes!: Buffer;
  @Column({ type: 'integer' }) size!: number;
  @Column({ type: 'text' }) sha256!: string;
  @Column({ type: 'timestamptz' }) madeAt!: Date;
  @Column({ type: 'text' }) madeBy!: string;
}
