import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 見込: what people are expected to still do once the project runs. */
@Entity('automation_estimate')
export class AutomationEstimateEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) projectId!: string;
  @Column({ type: 'numeric' }) minutesPerCase!: string;
  @Column({ type: 'numeric' }) people!: string;
  @Column({ type: 'bigint' }) casesPerYear!: number;
  @Column({ type: 'text', nullable: true }) note!: string | null;
}
