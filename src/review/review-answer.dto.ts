import { ApiProperty } from '@nestjs/swagger';
import { type Month } from '../kernel/month.js';
import { MONTH_STATES, type MonthState } from '../reporting/month/month-states.js';
import {
  ACTION_STATES,
  type ActionCounts,
  type ActionFields,
  type ActionState,
  type ActionStep,
} from './action-standing.js';
import { type ActionDetail } from './action.service.js';
import { type ReviewFields, type ReviewText } from './review-text.repository.js';
import { type ActionOfMonth, type Owner, type ReviewOfMonth, type TextOfMonth } from './review.reader.js';
import { type ReviewTextInMonth } from './review.service.js';

class OwnerDto implements Owner {
  @ApiProperty({ type: String, nullable: true, description: '所管課。null はDX推進課' }) departmentId!:
    string | null;
  @ApiProperty({ type: String, nullable: true }) departmentCode!: string | null;
  @ApiProperty() departmentName!: string;
}

class ActionFieldsDto extends OwnerDto implements ActionFields {
  @ApiProperty({ description: '対応事項' }) content!: string;
  @ApiProperty({ type: String, description: '期限の月', example: '2026-12' }) dueMonth!: Month;
  @ApiProperty({ enum: ACTION_STATES }) state!: ActionState;
  @ApiProperty({ type: String, nullable: true, description: '直近のコメント' }) comment!: string | null;
}

export class ActionOfMonthDto extends ActionFieldsDto implements ActionOfMonth {
  @ApiProperty() id!: string;
  @ApiProperty({ description: '団体の中の通し番号' }) number!: number;
  @ApiProperty({ type: String, description: '初めて挙げた月', example: '2026-10' }) createdIn!: Month;
  @ApiProperty({ type: String, description: '今の状態になった月', example: '2026-10' }) since!: Month;
  @ApiProperty({ description: 'この月の新規か' }) isNew!: boolean;
  @ApiProperty({ description: '期限を過ぎているか' }) overdue!: boolean;
  @ApiProperty({ description: '繰越の月数' }) carried!: number;
}

class ActionStepDto extends ActionFieldsDto implements ActionStep {
  @ApiProperty({ description: '1からの順。その時点の版' }) ordinal!: number;
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  @ApiProperty() recordedBy!: string;
  @ApiProperty() recordedAt!: Date;
}

export class ActionDetailDto extends ActionOfMonthDto implements ActionDetail {
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  @ApiProperty({ enum: MONTH_STATES }) monthState!: MonthState;
  @ApiProperty({ type: [ActionStepDto], description: '経過（古い順）' }) steps!: ActionStepDto[];
  @ApiProperty() version!: number;
}

export class ReviewFieldsDto implements ReviewFields {
  @ApiProperty({ type: String, nullable: true, description: '課題' }) issues!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '対応' }) measures!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '次月の予定' }) plans!: string | null;
}

export class ReviewTextDto extends ReviewFieldsDto implements ReviewText {
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  @ApiProperty({ type: String, nullable: true, description: '所管課。null はDX推進課' }) departmentId!:
    string | null;
  @ApiProperty({ type: String, nullable: true }) writtenBy!: string | null;
  @ApiProperty({ type: Date, nullable: true }) writtenAt!: Date | null;
  @ApiProperty({ description: '書かれていない間は 0' }) version!: number;
}

export class ReviewTextInMonthDto extends ReviewTextDto implements ReviewTextInMonth {
  @ApiProperty({ enum: MONTH_STATES }) monthState!: MonthState;
  @ApiProperty() departmentName!: string;
  @ApiProperty({ type: ReviewFieldsDto, description: '前の月に書いたもの' }) previous!: ReviewFieldsDto;
}

class TextOfMonthDto extends OwnerDto implements TextOfMonth {
  @ApiProperty({ type: String, nullable: true, description: '課題' }) issues!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '対応' }) measures!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '次月の予定' }) plans!: string | null;
  @ApiProperty({ type: String, nullable: true }) writtenBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) writtenAt!: string | null;
}

export class ActionCountsDto implements ActionCounts {
  @ApiProperty({ description: '新規' }) new!: number;
  @ApiProperty({ description: '未了' }) open!: number;
  @ApiProperty({ description: '期限超過（未了のうち）' }) overdue!: number;
  @ApiProperty({ description: '完了' }) done!: number;
  @ApiProperty({ description: '取りやめ' }) cancelled!: number;
}

export class ReviewOfMonthDto implements ReviewOfMonth {
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  @ApiProperty({ type: [TextOfMonthDto] }) texts!: TextOfMonthDto[];
  @ApiProperty({ type: [OwnerDto], description: '書いていない課' }) unwritten!: OwnerDto[];
  @ApiProperty({ type: [ActionOfMonthDto] }) actions!: ActionOfMonthDto[];
  @ApiProperty({ type: ActionCountsDto }) counts!: ActionCountsDto;
}
