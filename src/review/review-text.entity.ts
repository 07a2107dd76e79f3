import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../platform/database/labelled.js';

/** 課題・対応・次月の予定 of one department (of the DX office where that is null) in one month. */
@Entity('review_text')
export class ReviewTextEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  @Column({ type: 'text' }) month!: string;
  @Column({ type: 'uuid', nullable: true }) departmentId!: string | null;
  @Labelled('課題') @Column({ type: 'text', nullable: true }) issues!: string | null;
  @Labelled('対応') @Column({ type: 'text', nullable: true }) measures!: string | null;
  @Labelled('次月の予定') @Column({ type: 'text', nullable: true }) plans!: string | null;
  @Column({ type: 'text' }) writtenBy!: string;
  @Column({ type: 'timestamptz' }) writtenAt!: Date;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
