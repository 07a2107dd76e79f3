import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 対応事項: what it says stands in its steps. */
@Entity('review_action')
export class ReviewActionEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'integer' }) number!: number;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
