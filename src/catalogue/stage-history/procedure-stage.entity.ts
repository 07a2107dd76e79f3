import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { EXEMPT_REASON_NAMES, type ExemptReason, type Stage, STAGE_NAMES } from '../../kernel/stage.js';
import { Labelled } from '../../platform/database/labelled.js';

/** Where a stage in the history comes from. */
const STAGE_SOURCES = ['catalogue', 'import', 'report'] as const;
type StageSource = (typeof STAGE_SOURCES)[number];

const SOURCE = { words: STAGE_SOURCES, meaning: '記録のもと（手続台帳、取り込み、月次報告）' };
const MONTH = { meaning: '記録のもとが月次報告のときの対象月', example: '2026-10' };

/** 段階: one dated statement of where a procedure stands. Rows are added and withdrawn, never altered. */
@Entity('procedure_stage')
export class ProcedureStageEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @Labelled('手続のID') @PrimaryColumn({ type: 'uuid' }) procedureId!: string;
  @Labelled('段階日', { example: '2026-10-31' }) @PrimaryColumn({ type: 'date' }) effectiveOn!: IsoDate;
  @Labelled('番号', { meaning: '記録の番号。同じ段階日では大きいものが有効' })
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  seq!: number;
  @Labelled('段階', { words: STAGE_NAMES }) @Column({ type: 'text' }) stage!: Stage;
  @Labelled('適用除外理由', { words: EXEMPT_REASON_NAMES })
  @Column({ type: 'text', nullable: true })
  exemptReason!: ExemptReason | null;
  @Labelled('備考') @Column({ type: 'text', nullable: true }) note!: string | null;
  @Labelled('記録のもと', SOURCE) @Column({ type: 'text' }) source!: StageSource;
  @Labelled('対象月', MONTH) @Column({ type: 'text', nullable: true }) reportMonth!: Month | null;
  @Labelled('記録日時')
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  recordedAt!: Date;
  @Labelled('記録した人') @Column({ type: 'text' }) recordedBy!: string;
  @Labelled('取消日時', { meaning: '報告の受理が取り消され、無効になった日時' })
  @Column({ type: 'timestamptz', nullable: true })
  withdrawnAt!: Date | null;
}
