import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 導入前: what the work took, and how that is known. */
@Entity('automation_before')
export class AutomationBeforeEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) projectId!: string;
  @Column({ type: 'numeric' }) minutesPerCase!: string;
  @Column({ type: 'numeric' }) people!: string;
  @Column({ type: 'bigint', nullable: true }) cases!: number | null;
  @Column({ type: 'boolean', default: false }) casesNa!: boolean;
  @Column({ type: 'text', nullable: true }) measuredFrom!: string | null;
  @Column({ type: 'text', nullable: true }) measuredTo!: string | null;
  @Column({ type: 'text' }) basis!: string;
  @Column({ type: 'text', nullable: true }) note!: string | null;
}
