import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('app_session')
export class AppSessionEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Column({ type: 'uuid' }) userId!: string;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
  @Column({ type: 'timestamptz' }) lastSeenAt!: Date;
  @Column({ type: 'timestamptz' }) expiresAt!: Date;
}
