import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';
import { type ApplicabilityState, type NotHandledReason } from '../applicability-words.js';

@Entity('applicability')
export class ApplicabilityEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @Labelled('優先手続') @PrimaryColumn({ type: 'text' }) itemKey!: string;
  @Labelled('該当の有無') @Column({ type: 'text' }) state!: ApplicabilityState;
  @Labelled('理由') @Column({ type: 'text', nullable: true }) reason!: NotHandledReason | null;
  @Labelled('備考', { longest: 500 }) @Column({ type: 'text', nullable: true }) note!: string | null;
  @Labelled('版') @Column({ type: 'integer', default: 1 }) version!: number;
}
