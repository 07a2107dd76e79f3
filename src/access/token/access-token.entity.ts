import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';
import { type Role } from '../context.js';

@Entity('access_token')
export class AccessTokenEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  @Labelled('役割') @Column({ type: 'text' }) role!: Role;
  @Labelled('所管課') @Column({ type: 'uuid', nullable: true }) departmentId!: string | null;
  @Labelled('課長確認') @Column({ type: 'boolean', default: false }) sectionHead!: boolean;
  @Labelled('表示名') @Column({ type: 'text' }) label!: string;
  @Column({ type: 'text', unique: true }) tokenHash!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) createdAt!: Date;
  @Column({ type: 'text' }) createdBy!: string;
  @Labelled('所有者') @Column({ type: 'uuid', nullable: true }) ownerId!: string | null;
  @Labelled('用途') @Column({ type: 'text', array: true }) scopes!: string[];
  @Labelled('有効期限') @Column({ type: 'timestamptz' }) expiresAt!: Date;
  @Labelled('最後に使われた日時') @Column({ type: 'timestamptz', nullable: true }) lastUsedAt!: Date | null;
  @Labelled('失効日時') @Column({ type: 'timestamptz', nullable: true }) revokedAt!: Date | null;
}
