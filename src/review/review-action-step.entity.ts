import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An action as it stood from a month on; never altered. */
@Entity('review_action_step')
export class ReviewActionStepEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) actionId!: string;
  @PrimaryColumn({ type: 'integer' }) ordinal!: number;
  @Column({ type: 'text' }) month!: string;
  @Column({ type: 'text' }) content!: string;
  @Column({ type: 'uuid', nullable: true }) departmentId!: string | null;
  @Column({ type: 'text' }) dueMonth!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'text', nullable: true }) comment!: string | null;
  @Column({ type: 'text' }) recordedBy!: string;
  @Column({ type: 'timestamptz' }) recordedAt!: Date;
}
