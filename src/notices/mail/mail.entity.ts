import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A mail to one address: what it says and how far it has come. */
@Entity('mail')
export class MailEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  /** The key of its notice. */
  @Column({ type: 'text' }) notice!: string;
  /** Distinguishes repetitions of a notice that can be sent again. */
  @Column({ type: 'bigint' }) occurrence!: number;
  @Column({ type: 'text' }) address!: string;
  @Column({ type: 'text' }) subject!: string;
  @Column({ type: 'text' }) body!: string;
  @Column({ type: 'text' }) state!: string;
  /** Why it was not sent; null where it was, or waits. */
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ type: 'timestamptz' }) writtenAt!: Date;
  /** When it was sent or given up. */
  @Column({ type: 'timestamptz', nullable: true }) settledAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) inHandUntil!: Date | null;
}
