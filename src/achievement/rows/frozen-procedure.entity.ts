import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FREQUENCIES, type Frequency } from '../../catalogue/procedure/procedure-words.js';
import { EXEMPT_REASONS, type ExemptReason, type Stage, STAGES } from '../../kernel/stage.js';
import { Labelled } from '../../platform/database/labelled.js';
import { ChannelOfRowDto } from './channel-of-row.dto.js';
import { Count, CountOfPairs, Flag, NotApplicable, OptionalWord } from './frozen-columns.js';
import { type MergedParts } from './merged-parts.js';

const ONE_YEAR = '年間の';
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
  @OptionalWord('段階', STAGES, '段階。null は未回答') stage!: Stage | null;
  @OptionalWord('適用除外理由', EXEMPT_REASONS) exemptReason!: ExemptReason | null;
  /** The day of the history entry that sets the stage. */
  @Labelled('段階日', STAGE_DAY) @Column({ type: 'date', nullable: true }) stageSince!: string | null;
  @Flag('率の対象', '率の対象か（適用除外と廃止を除く）') inScope!: boolean;
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
  @Flag('報告の対象', '報告されるべき手続か') reportExpected!: boolean;
  /** Whether a report with a stage was given and counts. */
  @Flag('報告の有無', '数えた報告があるか') reportCounted!: boolean;
  @Count('総件数', '期間の総件数') applicationsTotal!: number | null;
  @NotApplicable('総件数') applicationsTotalNa!: boolean;
  @Count('オンライン件数', '期間のオンライン件数') applicationsOnline!: number | null;
  @NotApplicable('オンライン件数') applicationsOnlineNa!: boolean;
  /** Total and online applications over the reports in which both counts are Values. */
  @CountOfPairs('両方の件数がある報告の総件数') pairTotal!: number;
  @CountOfPairs('両方の件数がある報告のオンライン件数') pairOnline!: number;
  @Flag('件数の対象', '件数の報告が求められるか') flowExpected!: boolean;
  @Flag('件数の有無', '件数の報告があるか') flowReported!: boolean;
  /** The counts of the latest fiscal year complete by the day of the stocks. */
  @Count(`${ONE_YEAR}総件数`, `${ONE_YEAR}総件数`) yearlyTotal!: number | null;
  @NotApplicable(`${ONE_YEAR}総件数`) yearlyTotalNa!: boolean;
  @Count(`${ONE_YEAR}オンライン件数`, `${ONE_YEAR}オンライン件数`) yearlyOnline!: number | null;
  @NotApplicable(`${ONE_YEAR}オンライン件数`) yearlyOnlineNa!: boolean;
  /** Whether the counts of the year were recorded rather than summed from its months. */
  @Flag('年間件数の登録', '年間件数として登録された値か（falseなら月次の合計）') yearlyRecorded!: boolean;
  /** Whether the year's total is complete: neither a lower bound nor missing. */
  @Flag('年間件数の有無', '年間の総件数がそろっているか') yearlyReported!: boolean;
  /** The parts of its counts, where procedures were merged into it; a correction changes only its own. */
  @Column({ type: 'jsonb', nullable: true }) mergedParts!: MergedParts | null;
}
