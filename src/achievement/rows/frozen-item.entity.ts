import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';
import {
  APPLICABILITY_STATES,
  type ApplicabilityState,
  NOT_HANDLED_REASONS,
  type NotHandledReason,
} from '../../priority-list/applicability-words.js';
import { type Verification, VERIFICATIONS } from '../../priority-list/edition-words.js';
import { Flag, OptionalWord } from './frozen-columns.js';

/**
 * One item of the national list in the figures of a period, copied by a close and never changed. While the period is
 * provisional the same row is computed live.
 */
@Entity('frozen_item')
export class FrozenItemEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) period!: string;
  @PrimaryColumn({ type: 'integer' }) revision!: number;
  @Labelled('優先手続のキー', { meaning: '版によらない優先手続のキー' })
  @PrimaryColumn({ type: 'text' })
  itemKey!: string;
  @Labelled('番号', { meaning: 'この版での番号' }) @Column({ type: 'integer' }) number!: number;
  @Labelled('優先手続') @Column({ type: 'text' }) name!: string;
  @Labelled('分野のキー') @Column({ type: 'text' }) groupKey!: string;
  @Labelled('分野') @Column({ type: 'text' }) groupName!: string;
  @Labelled('タグ', { meaning: 'タグのキー' }) @Column({ type: 'text', array: true }) tags!: string[];
  @Labelled('原典での確認', { words: VERIFICATIONS, meaning: '名称を原典で確認したか' })
  @Column({ type: 'text' })
  verification!: Verification;
  /** `unconfirmed` counts as handled. */
  @Labelled('該当の有無', { words: APPLICABILITY_STATES })
  @Column({ type: 'text' })
  applicability!: ApplicabilityState;
  @OptionalWord('非該当の理由', NOT_HANDLED_REASONS) applicabilityReason!: NotHandledReason | null;
  @Labelled('主管課', { meaning: '主管課。null は所管課未定' })
  @Column({ type: 'uuid', nullable: true })
  leadDepartmentId!: string | null;
  @Labelled('主管課') @Column({ type: 'text', nullable: true }) leadDepartmentName!: string | null;
  @Labelled('対応する手続', { meaning: '対応する手続（登録取消と廃止を除く）' })
  @Column({ type: 'uuid', array: true })
  procedureIds!: string[];
  @Flag('いずれかがオンライン', '対応する手続のいずれかがオンライン化されている') onlineAny!: boolean;
  @Flag('すべてがオンライン', '対応する手続のすべてがオンライン化されている') onlineAll!: boolean;
  @Flag('マイナポータル', 'マイナポータルで一部でもオンライン化されている') onlineMynaportal!: boolean;
  @Flag('報告の有無', '対応する手続があり、すべての段階が報告されている') reported!: boolean;
}
