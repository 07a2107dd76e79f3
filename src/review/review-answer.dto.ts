import { ApiProperty } from '@nestjs/swagger';
import { type Month } from '../kernel/month.js';
import { MONTH_STATES, type MonthState } from '../reporting/month/month-states.js';
import { ACTION_STATES, type ActionState } from './action-standing.js';

/** A department, or the DX office where its id and code are null. */
export class OwnerDto {
  @ApiProperty({ type: String, nullable: true, description: '所管課。null はDX推進課' }) departmentId!:
    string | null;
  @ApiProperty({ type: String, nullable: true }) departmentCode!: string | null;
  @ApiProperty() departmentName!: string;
}

export class ActionFieldsDto extends OwnerDto {
  @ApiProperty({ description: '対応事項' }) content!: string;
  @ApiProperty({ type: String, description: '期限の月', example: '2026-12' }) dueMonth!: Month;
  @ApiProperty({ enum: ACTION_STATES }) state!: ActionState;
  @ApiProperty({ type: String, nullable: true, description: '直近のコメント' }) comment!: string | null;
}

/** An action as it stood at the end of the month. */
export class ActionOfMonthDto extends ActionFieldsDto {
  @ApiProperty() id!: string;
  /** What people call it by. */
  @ApiProperty({ description: '団体の中の通し番号' }) number!: number;
  @ApiProperty({ type: String, description: '初めて挙げた月', example: '2026-10' }) createdIn!: Month;
  @ApiProperty({ type: String, description: '今の状態になった月', example: '2026-10' }) since!: Month;
  @ApiProperty({ description: 'この月の新規か' }) isNew!: boolean;
  @ApiProperty({ description: '期限を過ぎているか' }) overdue!: boolean;
  @ApiProperty({ description: '繰越の月数' }) carried!: number;
}

/** The whole action as it stood from a month on. */
export class ActionStepDto extends ActionFieldsDto {
  @ApiProperty({ description: '1からの順。その時点の版' }) ordinal!: number;
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  @ApiProperty() recordedBy!: string;
  @ApiProperty() recordedAt!: Date;
}

/** An action as of a month's end, with every step up to it, oldest first. */
export class ActionDetailDto extends ActionOfMonthDto {
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  @ApiProperty({ enum: MONTH_STATES }) monthState!: MonthState;
  @ApiProperty({ type: [ActionStepDto], description: '経過（古い順）' }) steps!: ActionStepDto[];
  /** Of the action, whatever month it was last changed with. */
  @ApiProperty() version!: number;
}

/** What one writes with the month; null where nothing is said. */
export class ReviewFieldsDto {
  @ApiProperty({ type: String, nullable: true, description: '課題' }) issues!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '対応' }) measures!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '次月の予定' }) plans!: string | null;
}

export class ReviewTextDto extends ReviewFieldsDto {
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  @ApiProperty({ type: String, nullable: true, description: '所管課。null はDX推進課' }) departmentId!:
    string | null;
  @ApiProperty({ type: String, nullable: true }) writtenBy!: string | null;
  @ApiProperty({ type: Date, nullable: true }) writtenAt!: Date | null;
  @ApiProperty({ description: '書かれていない間は 0' }) version!: number;
}

/** What somebody has written with a month, and what the same wrote with the month before. */
export class ReviewTextInMonthDto extends ReviewTextDto {
  @ApiProperty({ enum: MONTH_STATES }) monthState!: MonthState;
  @ApiProperty() departmentName!: string;
  @ApiProperty({ type: ReviewFieldsDto, description: '前の月に書いたもの' }) previous!: ReviewFieldsDto;
}

/** What one of them wrote with the month. */
export class TextOfMonthDto extends OwnerDto {
  @ApiProperty({ type: String, nullable: true, description: '課題' }) issues!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '対応' }) measures!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '次月の予定' }) plans!: string | null;
  @ApiProperty({ type: String, nullable: true }) writtenBy!: string | null;
  /** ISO 8601, UTC. */
  @ApiProperty({ type: String, nullable: true }) writtenAt!: string | null;
}

export class ActionCountsDto {
  @ApiProperty({ description: '新規' }) new!: number;
  @ApiProperty({ description: '未了' }) open!: number;
  @ApiProperty({ description: '期限超過（未了のうち）' }) overdue!: number;
  @ApiProperty({ description: '完了' }) done!: number;
  @ApiProperty({ description: '取りやめ' }) cancelled!: number;
}

/** 課題と対応 of a month: plain data, to be stored as it is. */
export class ReviewOfMonthDto {
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  /** The DX office first, then departments by code; only those who wrote something. */
  @ApiProperty({ type: [TextOfMonthDto] }) texts!: TextOfMonthDto[];
  /** Departments that report this month and wrote nothing, by code. */
  @ApiProperty({ type: [OwnerDto], description: '書いていない課' }) unwritten!: OwnerDto[];
  /** Open at the month's end, or ended in the month; those due first come first. */
  @ApiProperty({ type: [ActionOfMonthDto] }) actions!: ActionOfMonthDto[];
  @ApiProperty({ type: ActionCountsDto }) counts!: ActionCountsDto;
}
