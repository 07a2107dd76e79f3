import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type ApplicabilityState, type NotHandledReason } from '../applicability-words.js';

@Entity('applicability')
export class ApplicabilityEntity {
  @PrimaryColumn({ type: 'text' })
  municipalityId!: string;

  @PrimaryColumn({ type: 'text' })
  itemKey!: string;

  @Column({ type: 'text' })
  state!: ApplicabilityState;

  @Column({ type: 'text', nullable: true })
  reason!: NotHandledReason | null;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
