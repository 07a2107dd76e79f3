import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type MunicipalityKind } from '../../kernel/municipality-code.js';

@Entity('municipality')
export class MunicipalityEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) kind!: MunicipalityKind;
  @Column({ type: 'text', default: 'any' }) itemRule!: 'any' | 'all';
  @Column({ type: 'boolean', default: false }) sectionHeadCheck!: boolean;
  @Column({ type: 'boolean', default: true }) opensByItself!: boolean;
  @Column({ type: 'date', nullable: true }) listEdition!: string | null;
  @Column({ type: 'smallint', default: 10 }) dueDay!: number;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'boolean', default: false }) sample!: boolean;
  /** The first day of the oldest month not yet closed for the first time: changes without a day hold from it. */
  @Column({ type: 'date', nullable: true }) undatedChangesFrom!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'timestamptz', default: () => 'now()' }) createdAt!: Date;
}
