import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('known_device')
export class KnownDeviceEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) userId!: string;
  @PrimaryColumn({ type: 'text' }) secretHash!: string;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
  @Column({ type: 'timestamptz' }) lastUsedAt!: Date;
}
