import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { type ExemptReason, type Stage } from '../../kernel/stage.js';
import { Labelled } from '../../platform/database/labelled.js';
import {
  type Applicant,
  APPLICANTS,
  FREQUENCIES,
  type Frequency,
  IDENTITY_CHECKS,
  type IdentityCheck,
  PROCEDURE_KINDS,
  type ProcedureKind,
} from './procedure-words.js';

const LONG = { longest: 4000 };
const FEE = { meaning: '手数料（円）。無料は0、不明はnull' };

/** 手続: one catalogued administrative procedure. Its stages, channels and mapping have tables of their own. */
@Entity('procedure')
export class ProcedureEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @Labelled('手続のID')
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;
  @Labelled('手続コード', { longest: 50 }) @Column({ type: 'text' }) code!: string;
  @Labelled('手続名', { longest: 300 }) @Column({ type: 'text' }) name!: string;
  @Labelled('手続名かな', { longest: 300 })
  @Column({ type: 'text', nullable: true })
  kana!: string | null;
  @Column({ type: 'text' }) searchKey!: string;
  @Labelled('所管課') @Column({ type: 'uuid' }) departmentId!: string;
  @Labelled('根拠法令', LONG) @Column({ type: 'text', nullable: true }) legalBasis!: string | null;
  @Labelled('種別', { words: PROCEDURE_KINDS.names })
  @Column({ type: 'text', nullable: true })
  kind!: ProcedureKind | null;
  @Labelled('対象者', { words: APPLICANTS.names })
  @Column({ type: 'text', nullable: true })
  applicant!: Applicant | null;
  @Labelled('手数料', FEE) @Column({ type: 'bigint', nullable: true }) feeYen!: number | null;
  @Labelled('本人確認', { words: IDENTITY_CHECKS.names })
  @Column({ type: 'text', nullable: true })
  identityCheck!: IdentityCheck | null;
  @Labelled('添付書類', LONG) @Column({ type: 'text', nullable: true }) attachments!: string | null;
  @Labelled('報告頻度', { words: FREQUENCIES.names })
  @Column({ type: 'text', default: 'monthly' })
  frequency!: Frequency;
  @Labelled('予定年月', { example: '2026-10' })
  @Column({ type: 'text', nullable: true })
  plannedMonth!: Month | null;
  @Labelled('備考', LONG) @Column({ type: 'text', nullable: true }) note!: string | null;
  /** 登録取消: set together with its reason; such a procedure never counts. */
  @Labelled('登録取消の日時') @Column({ type: 'timestamptz', nullable: true }) retiredAt!: Date | null;
  @Labelled('登録取消の理由', LONG)
  @Column({ type: 'text', nullable: true })
  retiredReason!: string | null;
  @Labelled('統合先', { meaning: '統合先の手続' })
  @Column({ type: 'uuid', nullable: true })
  mergedInto!: string | null;
  /** The newest statement of the stage history, of whatever day: kept by a trigger there, and by nobody else. */
  @Column({ type: 'text', nullable: true }) currentStage!: Stage | null;
  @Column({ type: 'text', nullable: true }) currentExemptReason!: ExemptReason | null;
  @Column({ type: 'date', nullable: true }) currentStageOn!: IsoDate | null;
  @Labelled('版') @Column({ type: 'integer', default: 1 }) version!: number;
  @Labelled('登録日時') @Column({ type: 'timestamptz', default: () => 'now()' }) createdAt!: Date;
  @Labelled('更新日時') @Column({ type: 'timestamptz', default: () => 'now()' }) updatedAt!: Date;
}

/** What stands with a procedure for searching and lists alone; its stage is answered from the history. */
export const UNANSWERED_FIELDS = [
  ...(['municipalityId', 'searchKey'] as const),
  ...(['currentStage', 'currentExemptReason', 'currentStageOn'] as const),
] as const;
