import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FREQUENCIES, type Frequency } from '../../catalogue/procedure/procedure-words.js';
import { EXEMPT_REASONS, type ExemptReason, type Stage, STAGES } from '../../kernel/stage.js';
import { Labelled } from '../../platform/database/labelled.js';
import { ChannelOfRowDto } from './channel-of-row.dto.js';
import { type MergedParts } from './merged-parts.js';

const ONE_YEAR = '年間の';
const nullIsNoValue = (count: string) => ({ meaning: `${count}（件）。null は未回答か該当なし` });
const STAGE_DAY = { meaning: '段階を最後に記録した日（月次の報告で確かめた日を含む）' };

/**
 * One procedure in the figures of a period, copied by a close and never changed. While the period is provisional the
 * same row is computed live. Retired procedures have no row. Every count is a pair of columns, as in `kernel/count.ts`.
 */
@Entity('frozen_procedure')
export class FrozenProcedureEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) period!: string;
  @PrimaryColumn({ type: 'integer' }) revision!: number;
  @Labelled('手続のID') @PrimaryColumn({ type: 'uuid' }) procedureId!: string;
  @Labelled('手続コード') @Column({ type: 'text' }) code!: string;
  @Labelled('手続名') @Column({ type: 'text' }) name!: string;
  @Labelled('所管課', { meaning: '所管課のID' }) @Column({ type: 'uuid' }) departmentId!: string;
  @Labelled('課コード') @Column({ type: 'text' }) departmentCode!: string;
  @Labelled('所管課') @Column({ type: 'text' }) departmentName!: string;
  @Labelled('部', { meaning: '部名' }) @Column({ type: 'text', nullable: true }) divisionName!: string | null;
  @Labelled('報告頻度', { words: FREQUENCIES.keys }) @Column({ type: 'text' }) frequency!: Frequency;
  @Labelled('段階', { words: STAGES, meaning: '段階。null は未回答' })
  @Column({ type: 'text', nullable: true })
  stage!: Stage | null;
  @Labelled('適用除外理由', { words: EXEMPT_REASONS })
  @Column({ type: 'text', nullable: true })
  exemptReason!: ExemptReason | null;
  /** The day of the history entry that sets the stage. */
  @Labelled('段階日', STAGE_DAY) @Column({ type: 'date', nullable: true }) stageSince!: string | null;
  @Labelled('率の対象', { meaning: '率の対象か（適用除外と廃止を除く）' })
  @Column({ type: 'boolean' })
  inScope!: boolean;
  @Labelled('受付システム', { meaning: '基準日の受付システム', shape: [ChannelOfRowDto] })
  @Column({ type: 'jsonb' })
  channels!: ChannelOfRowDto[];
  /** The items of the edition in force that it is mapped to. */
  @Labelled('優先手続', { meaning: '対応する優先手続のキー' })
  @Column({ type: 'text', array: true })
  itemKeys!: string[];
  @Labelled('予定年月', { meaning: 'オンライン化の予定の月', example: '2027-04' })
  @Column({ type: 'text', nullable: true })
  plannedMonth!: string | null;
  @Labelled('備考') @Column({ type: 'text', nullable: true }) note!: string | null;
  /** Whether its department owed a report for this period. */
  @Labelled('報告の対象', { meaning: '報告されるべき手続か' })
  @Column({ type: 'boolean' })
  reportExpected!: boolean;
  /** Whether a report with a stage was given and counts. */
  @Labelled('報告の有無', { meaning: '数えた報告があるか' })
  @Column({ type: 'boolean' })
  reportCounted!: boolean;
  @Labelled('総件数', nullIsNoValue('期間の総件数'))
  @Column({ type: 'bigint', nullable: true })
  applicationsTotal!: number | null;
  @Labelled('総件数は該当なし') @Column({ type: 'boolean', default: false }) applicationsTotalNa!: boolean;
  @Labelled('オンライン件数', nullIsNoValue('期間のオンライン件数'))
  @Column({ type: 'bigint', nullable: true })
  applicationsOnline!: number | null;
  @Labelled('オンライン件数は該当なし')
  @Column({ type: 'boolean', default: false })
  applicationsOnlineNa!: boolean;
  /** Total and online applications over the reports in which both counts are Values. */
  @Labelled('両方の件数がある報告の総件数', { meaning: '両方の件数がある報告の総件数（件）' })
  @Column({ type: 'bigint' })
  pairTotal!: number;
  @Labelled('両方の件数がある報告のオンライン件数', { meaning: '両方の件数がある報告のオンライン件数（件）' })
  @Column({ type: 'bigint' })
  pairOnline!: number;
  @Labelled('件数の対象', { meaning: '件数の報告が求められるか' })
  @Column({ type: 'boolean' })
  flowExpected!: boolean;
  @Labelled('件数の有無', { meaning: '件数の報告があるか' })
  @Column({ type: 'boolean' })
  flowReported!: boolean;
  /** The counts of the latest fiscal year complete by the day of the stocks. */
  @Labelled(`${ONE_YEAR}総件数`, nullIsNoValue(`${ONE_YEAR}総件数`))
  @Column({ type: 'bigint', nullable: true })
  yearlyTotal!: number | null;
  @Labelled(`${ONE_YEAR}総件数は該当なし`)
  @Column({ type: 'boolean', default: false })
  yearlyTotalNa!: boolean;
  @Labelled(`${ONE_YEAR}オンライン件数`, nullIsNoValue(`${ONE_YEAR}オンライン件数`))
  @Column({ type: 'bigint', nullable: true })
  yearlyOnline!: number | null;
  @Labelled(`${ONE_YEAR}オンライン件数は該当なし`)
  @Column({ type: 'boolean', default: false })
  yearlyOnlineNa!: boolean;
  /** Whether the counts of the year were recorded rather than summed from its months. */
  @Labelled('年間件数の登録', { meaning: '年間件数として登録された値か（falseなら月次の合計）' })
  @Column({ type: 'boolean' })
  yearlyRecorded!: boolean;
  /** Whether the year's total is complete: neither a lower bound nor missing. */
  @Labelled('年間件数の有無', { meaning: '年間の総件数がそろっているか' })
  @Column({ type: 'boolean' })
  yearlyReported!: boolean;
  /** The parts of its counts, where procedures were merged into it; a correction changes only its own. */
  @Column({ type: 'jsonb', nullable: true }) mergedParts!: MergedParts | null;
}
