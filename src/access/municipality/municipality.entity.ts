import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';
import { type MunicipalityKind } from '../../kernel/municipality-code.js';

@Entity('municipality')
export class MunicipalityEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @Labelled('名称') @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) kind!: MunicipalityKind;
  @Labelled('オンライン化の判定') @Column({ type: 'text', default: 'any' }) itemRule!: 'any' | 'all';
  @Labelled('課長確認の要否') @Column({ type: 'boolean', default: false }) sectionHeadCheck!: boolean;
  @Labelled('受付の自動開始') @Column({ type: 'boolean', default: true }) opensByItself!: boolean;
  @Labelled('一覧の版') @Column({ type: 'date', nullable: true }) listEdition!: string | null;
  @Labelled('提出期限日') @Column({ type: 'smallint', default: 10 }) dueDay!: number;
  @Labelled('備考') @Column({ type: 'text', nullable: true }) note!: string | null;
  @Labelled('見本データ') @Column({ type: 'boolean', default: false }) sample!: boolean;
  /** The first day of the oldest month not yet closed for the first time: changes without a day hold from it. */
  @Column({ type: 'date', nullable: true }) undatedChangesFrom!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'timestamptz', default: () => 'now()' }) createdAt!: Date;
}
