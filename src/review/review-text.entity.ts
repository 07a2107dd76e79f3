import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 課題・対応・次月の予定 of one department (of the DX office where that is null) in one month. */
@Entity('review_text')
export class ReviewTextEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  @Column({ type: 'text' }) month!: string;
  @Column({ type: 'uuid', nullable: true }) departmentId!: string | null;
  @Column({ type: 'text', nullable: true }) issues!: string | null;
  @Column({ type: 'text', nullable: true }) measures!: string | null;
  @Column({ type: 'text', nullable: true }) plans!: string | null;
  @Column({ type: 'text' }) writtenBy!: string;
  @Column({ type: 'timestamptz' }) writtenAt!: Date;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
