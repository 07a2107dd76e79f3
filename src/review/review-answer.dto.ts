import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { type Month } from '../kernel/month.js';
import { type MonthState } from '../reporting/month/month-states.js';
import { type ActionState } from './action-states.js';

/** A department, or the DX office where its id and code are null. */
export class OwnerDto {
  /** 所管課。null はDX推進課 */
  departmentId!: string | null;
  departmentCode!: string | null;
  departmentName!: string;
}

export class ActionFieldsDto extends OwnerDto {
  /** 対応事項 */ content!: string;
  /** 期限の月 @example 2026-12 */ dueMonth!: Month;
  state!: ActionState;
  /** 直近のコメント */ comment!: string | null;
}

/** An action as it stood at the end of the month. */
export class ActionOfMonthDto extends ActionFieldsDto {
  id!: string;
  /** What people call it by. */
  @ApiProperty({ description: '団体の中の通し番号' }) number!: number;
  /** 初めて挙げた月 @example 2026-10 */ createdIn!: Month;
  /** 今の状態になった月 @example 2026-10 */ since!: Month;
  /** この月の新規か */ isNew!: boolean;
  /** 期限を過ぎているか */ overdue!: boolean;
  /** 繰越の月数 */ carried!: number;
}

/** The whole action as it stood from a month on. */
export class ActionStepDto extends ActionFieldsDto {
  /** 1からの順。その時点の版 */ ordinal!: number;
  /** @example 2026-10 */ month!: Month;
  recordedBy!: string;
  recordedAt!: Date;
}

/** An action as of a month's end, with every step up to it, oldest first. */
export class ActionDetailDto extends ActionOfMonthDto {
  /** @example 2026-10 */ month!: Month;
  monthState!: MonthState;
  /** 経過（古い順） */ steps!: ActionStepDto[];
  /** The version of the action, whatever month it was last changed with. */
  version!: number;
}

/** What one writes with the month; null where nothing is said. */
export class ReviewFieldsDto {
  /** 課題 */ issues!: string | null;
  /** 対応 */ measures!: string | null;
  /** 次月の予定 */ plans!: string | null;
}

export class ReviewTextDto extends ReviewFieldsDto {
  /** @example 2026-10 */ month!: Month;
  /** 所管課。null はDX推進課 */
  departmentId!: string | null;
  writtenBy!: string | null;
  writtenAt!: Date | null;
  /** 書かれていない間は 0 */ version!: number;
}

/** What somebody has written with a month, and what the same wrote with the month before. */
export class ReviewTextInMonthDto extends ReviewTextDto {
  monthState!: MonthState;
  departmentName!: string;
  /** 前の月に書いたもの */ previous!: ReviewFieldsDto;
}

export class TextOfMonthDto extends IntersectionType(OwnerDto, ReviewFieldsDto) {
  writtenBy!: string | null;
  /** ISO 8601, UTC. */
  writtenAt!: string | null;
}

export class ActionCountsDto {
  /** 新規 */ new!: number;
  /** 未了 */ open!: number;
  /** 期限超過（未了のうち） */ overdue!: number;
  /** 完了 */ done!: number;
  /** 取りやめ */ cancelled!: number;
}

/** 課題と対応 of a month: plain data, to be stored as it is. */
export class ReviewOfMonthDto {
  /** @example 2026-10 */ month!: Month;
  /** The DX office first, then departments by code; only those who wrote something. */
  texts!: TextOfMonthDto[];
  /** Departments that report this month and wrote nothing, by code. */
  @ApiProperty({ type: [OwnerDto], description: '書いていない課' }) unwritten!: OwnerDto[];
  /** Open at the month's end, or ended in the month; those due first come first. */
  actions!: ActionOfMonthDto[];
  counts!: ActionCountsDto;
}
