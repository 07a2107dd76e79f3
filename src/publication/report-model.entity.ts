import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The content of a report as it was made once. As text, for JSON stored as such comes back in another order. */
@Entity('report_model')
export class ReportModelEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) digest!: string;
  @Column({ type: 'text' }) month!: string;
  @Column({ type: 'integer' }) revision!: number;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'text' }) content!: string;
  @Column({ type: 'timestamptz' }) madeAt!: Date;
  @Column({ type: 'text' }) madeBy!: string;
}
