import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';
import { type Role } from '../context.js';

@Entity('app_user')
export class AppUserEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @Labelled('利用者のID') @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  @Labelled('ログインID') @Column({ type: 'text', unique: true }) login!: string;
  /** What pages and the audit trail show. */
  @Labelled('表示名') @Column({ type: 'text' }) label!: string;
  @Labelled('役割') @Column({ type: 'text' }) role!: Role;
  @Labelled('所管課') @Column({ type: 'uuid', nullable: true }) departmentId!: string | null;
  @Labelled('課長確認') @Column({ type: 'boolean', default: false }) sectionHead!: boolean;
  @Column({ type: 'text', nullable: true }) passwordHash!: string | null;
  /** Where mails go; null where none are to. */
  @Labelled('メールアドレス') @Column({ type: 'text', nullable: true }) mailAddress!: string | null;
  @Labelled('受け取らないメール')
  @Column({ type: 'text', array: true, default: () => `'{}'` })
  unwantedMails!: string[];
  @Labelled('利用停止') @Column({ type: 'timestamptz', nullable: true }) disabledAt!: Date | null;
  @Labelled('版') @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'timestamptz', default: () => 'now()' }) createdAt!: Date;
}
