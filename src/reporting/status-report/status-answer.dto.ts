import { ApiProperty } from '@nestjs/swagger';
import { FREQUENCIES, type Frequency } from '../../catalogue/procedure/procedure-words.js';
import { type Count } from '../../kernel/count.js';
import { type Month } from '../../kernel/month.js';
import { type CountPair } from '../../kernel/rate.js';
import { EXEMPT_REASONS, type ExemptReason, type Stage, STAGES } from '../../kernel/stage.js';
import { CountDto } from '../../platform/http/count.dto.js';
import { MONTH_STATES, type MonthState } from '../month/month-states.js';
import { SUBMISSION_LISTING_STATES, type SubmissionListingState } from '../submission/submission-states.js';
import { WARNED_FIELDS, type WarnedField, type WarningCode } from './warned-fields.js';

class CountPairDto {
  @ApiProperty({ type: CountDto, description: '総件数' }) total!: CountPair['total'];
  @ApiProperty({ type: CountDto, description: 'オンライン件数' }) online!: CountPair['online'];
}

/** What was known of the procedure before the department says anything about this month. */
export class KnownStatusDto {
  @ApiProperty({ enum: STAGES, nullable: true, description: '月末の段階（この報告を除く）。null は未回答' })
  stage!: Stage | null;
  @ApiProperty({ enum: EXEMPT_REASONS, nullable: true, description: '適用除外の理由' })
  exemptReason!: ExemptReason | null;
  @ApiProperty({ type: String, nullable: true, description: '予定年月', example: '2027-04' })
  plannedMonth!: Month | null;
  @ApiProperty({ description: '月末に利用中の受付システムがあるか' }) hasChannel!: boolean;
  @ApiProperty({ type: CountPairDto, nullable: true, description: '前月の件数。報告がなければ null' })
  previousMonth!: CountPairDto | null;
  @ApiProperty({ type: CountPairDto, nullable: true, description: '前年同月の件数。報告がなければ null' })
  sameMonthLastYear!: CountPairDto | null;
}

/** A warning as the form shows it. */
export class FormWarningDto {
  @ApiProperty({
    description: '注意の種類',
    enum: Object.keys(WARNED_FIELDS),
    example: 'total-unlike-previous-month',
  })
  code!: WarningCode;
  @ApiProperty({
    description: '見直す項目',
    enum: [...new Set(Object.values(WARNED_FIELDS))],
    example: 'applicationsTotal',
  })
  field!: WarnedField;
  @ApiProperty({
    description:
      '確認済みにするときに confirmedWarnings に入れるキー。いまの値に対する確認で、値が変わると無効になる',
    example: 'total-unlike-previous-month=500',
  })
  key!: string;
  @ApiProperty() message!: string;
  @ApiProperty({ description: '確認済みか' }) confirmed!: boolean;
}

/** One row of a department's form as it is shown: what is proposed or saved, beside what was known before. */
export class StatusRowDto {
  @ApiProperty({ format: 'uuid' }) procedureId!: string;
  @ApiProperty({ description: '手続コード' }) code!: string;
  @ApiProperty({ description: '手続名' }) name!: string;
  @ApiProperty({ enum: FREQUENCIES.keys, description: '報告頻度' }) frequency!: Frequency;
  @ApiProperty({ format: 'uuid', description: '報告する課' }) departmentId!: string;
  @ApiProperty({
    enum: STAGES,
    nullable: true,
    description: '月末の段階。保存していない行では known と同じ。null は未回答',
  })
  stage!: Stage | null;
  @ApiProperty({ enum: EXEMPT_REASONS, nullable: true, description: '適用除外の理由' })
  exemptReason!: ExemptReason | null;
  @ApiProperty({ type: CountDto, description: '総件数' }) applicationsTotal!: Count;
  @ApiProperty({ type: CountDto, description: 'オンライン件数' }) applicationsOnline!: Count;
  @ApiProperty({ type: String, nullable: true, description: '予定年月', example: '2027-04' })
  plannedMonth!: Month | null;
  @ApiProperty({ type: String, nullable: true, description: '備考' }) note!: string | null;
  @ApiProperty({ type: [String], description: '確認済みにした注意のキー（いまの値に対するもの）' })
  confirmedWarnings!: string[];
  @ApiProperty({ type: KnownStatusDto, description: 'この報告の前に分かっていること' })
  known!: KnownStatusDto;
  @ApiProperty({ type: String, nullable: true, description: 'この行の差戻しの理由' })
  returnReason!: string | null;
  @ApiProperty({ description: 'DX推進課による代理入力か' }) onBehalf!: boolean;
  @ApiProperty({ type: String, nullable: true }) enteredBy!: string | null;
  @ApiProperty({ type: Date, nullable: true }) enteredAt!: Date | null;
  /** Of a saved row; an unsaved one has said nothing yet to be warned about. */
  @ApiProperty({ type: [FormWarningDto], description: '保存した行の警告' }) warnings!: FormWarningDto[];
  @ApiProperty({ description: '行の版。保存していない行は 0' }) version!: number;
}

class ReportingDepartmentDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: '課コード' }) code!: string;
  @ApiProperty({ description: '課名' }) name!: string;
}

/** A department's form of a month. */
export class StatusFormDto {
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  @ApiProperty({ enum: MONTH_STATES }) monthState!: MonthState;
  @ApiProperty({ format: 'date', description: '報告期限', example: '2026-11-10' }) dueOn!: string;
  @ApiProperty({ type: ReportingDepartmentDto }) department!: ReportingDepartmentDto;
  @ApiProperty({ enum: SUBMISSION_LISTING_STATES, description: '課別報告の状態。not-started は未着手' })
  state!: SubmissionListingState;
  @ApiProperty({ description: 'DX推進課による代理入力・代理提出か' }) onBehalf!: boolean;
  @ApiProperty({ type: String, nullable: true, description: '報告全体の差戻しの理由' })
  returnReason!: string | null;
  @ApiProperty({ type: Date, nullable: true }) submittedAt!: Date | null;
  @ApiProperty({ type: String, nullable: true }) submittedBy!: string | null;
  @ApiProperty({ type: Date, nullable: true }) acceptedAt!: Date | null;
  @ApiProperty({ type: String, nullable: true }) acceptedBy!: string | null;
  @ApiProperty({ type: [StatusRowDto], description: '手続コードの順' }) rows!: StatusRowDto[];
  @ApiProperty({ description: '課別報告の版。未着手は 0' }) version!: number;
}
