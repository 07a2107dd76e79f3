import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../platform/database/labelled.js';

/** An action as it stood from a month on; never altered. */
@Entity('review_action_step')
export class ReviewActionStepEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) actionId!: string;
  @PrimaryColumn({ type: 'integer' }) ordinal!: number;
  @Column({ type: 'text' }) month!: string;
  @Labelled('対応事項') @Column({ type: 'text' }) content!: string;
  @Labelled('所管課') @Column({ type: 'uuid', nullable: true }) departmentId!: string | null;
  @Labelled('期限') @Column({ type: 'text' }) dueMonth!: string;
  @Labelled('状態') @Column({ type: 'text' }) state!: string;
  @Labelled('コメント') @Column({ type: 'text', nullable: true }) comment!: string | null;
  @Column({ type: 'text' }) recordedBy!: string;
  @Column({ type: 'timestamptz' }) recordedAt!: Date;
}
