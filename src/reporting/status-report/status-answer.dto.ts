import { ApiProperty } from '@nestjs/swagger';
import { type Frequency } from '../../catalogue/procedure/procedure-words.js';
import { type Count } from '../../kernel/count.js';
import { type Month } from '../../kernel/month.js';
import { type CountPair } from '../../kernel/rate.js';
import { type ExemptReason, type Stage } from '../../kernel/stage.js';
import { CountDto } from '../../platform/http/count.dto.js';
import { type MonthState } from '../month/month-states.js';
import { HandlingDto } from '../submission/submission.dto.js';
import { type SubmissionListingState } from '../submission/submission-states.js';
import { WARNED_FIELDS, type WarnedField, type WarningCode } from './warned-fields.js';

export class CountPairDto {
  @ApiProperty({ type: CountDto, description: '総件数' }) total!: CountPair['total'];
  @ApiProperty({ type: CountDto, description: 'オンライン件数' }) online!: CountPair['online'];
}

/** What was known of the procedure before the department says anything about this month. */
export class KnownStatusDto {
  /** 月末の段階（この報告を除く）。null は未回答 */ stage!: Stage | null;
  /** 適用除外の理由 */ exemptReason!: ExemptReason | null;
  /** 予定年月 @example 2027-04 */ plannedMonth!: Month | null;
  /** 月末に利用中の受付システムがあるか */ hasChannel!: boolean;
  /** 前月の件数。報告がなければ null */ previousMonth!: CountPairDto | null;
  /** 前々月の件数。報告がなければ null */ monthBeforeLast!: CountPairDto | null;
  /** 前年同月の件数。報告がなければ null */ sameMonthLastYear!: CountPairDto | null;
}

/** A warning as the form shows it. */
export class FormWarningDto {
  /** 注意の種類 @example total-unlike-previous-month */ code!: WarningCode;
  @ApiProperty({
    description: '見直す項目',
    enum: [...new Set(Object.values(WARNED_FIELDS))],
    example: 'applicationsTotal',
  })
  field!: WarnedField;
  /** 確認済みにするときに confirmedWarnings に入れるキー。いまの値に対する確認で、値が変わると無効になる @example total-unlike-previous-month=500 */
  key!: string;
  message!: string;
  /** 確認済みか */ confirmed!: boolean;
}

/** One row of a department's form as it is shown: what is proposed or saved, beside what was known before. */
export class StatusRowDto {
  @ApiProperty({ format: 'uuid' }) procedureId!: string;
  /** 手続コード */ code!: string;
  /** 手続名 */ name!: string;
  /** 報告頻度 */ frequency!: Frequency;
  @ApiProperty({ format: 'uuid', description: '報告する課' }) departmentId!: string;
  /** 月末の段階。保存していない行では known と同じ。null は未回答 */ stage!: Stage | null;
  /** 適用除外の理由 */ exemptReason!: ExemptReason | null;
  @ApiProperty({ type: CountDto, description: '総件数' }) applicationsTotal!: Count;
  @ApiProperty({ type: CountDto, description: 'オンライン件数' }) applicationsOnline!: Count;
  /** 予定年月 @example 2027-04 */ plannedMonth!: Month | null;
  /** 備考 */ note!: string | null;
  /** 確認済みにした注意のキー（いまの値に対するもの） */ confirmedWarnings!: string[];
  /** この報告の前に分かっていること */ known!: KnownStatusDto;
  /** この行の差戻しの理由 */ returnReason!: string | null;
  /** DX推進課による代理入力か */ onBehalf!: boolean;
  enteredBy!: string | null;
  enteredAt!: Date | null;
  /** Warnings of a saved row; an unsaved one has no values yet to warn about. */
  @ApiProperty({ type: [FormWarningDto], description: '保存した行の警告' }) warnings!: FormWarningDto[];
  /** 行の版。保存していない行は 0 */ version!: number;
}

export class ReportingDepartmentDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** 課コード */ code!: string;
  /** 課名 */ name!: string;
}

/** A department's form of a month. */
export class StatusFormDto extends HandlingDto {
  /** @example 2026-10 */ month!: Month;
  monthState!: MonthState;
  @ApiProperty({ format: 'date', description: '報告期限', example: '2026-11-10' }) dueOn!: string;
  department!: ReportingDepartmentDto;
  /** 課別報告の状態。not-started は未着手 */ state!: SubmissionListingState;
  /** 報告全体の差戻しの理由 */ returnReason!: string | null;
  /** 手続コードの順 */ rows!: StatusRowDto[];
  /** 課別報告の版。未着手は 0 */ version!: number;
}
