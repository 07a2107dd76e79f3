import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one user was told on one occasion. */
@Entity('notice')
export class NoticeEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) userId!: string;
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' }) seq!: number;
  /** The key of the occasion; a mail about it bears the same. */
  @Column({ type: 'text' }) notice!: string;
  /** Distinguishes repetitions of a notice that can come again. */
  @Column({ type: 'bigint' }) occurrence!: number;
  @Column({ type: 'text' }) title!: string;
  @Column({ type: 'text', nullable: true }) detail!: string | null;
  /** Where it leads, within the product. */
  @Column({ type: 'text' }) page!: string;
  @Column({ type: 'timestamptz' }) at!: Date;
  @Column({ type: 'timestamptz', nullable: true }) readAt!: Date | null;
}
