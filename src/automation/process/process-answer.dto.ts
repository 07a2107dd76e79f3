import { ApiProperty } from '@nestjs/swagger';
import { type Per, PERS, type ProcessComparison, STANDARD_STEPS, type StandardStep } from './process-step.js';

/** One step of the work; its place in the list is its position, from 1. */
export class EnteredStepDto {
  @ApiProperty({ enum: STANDARD_STEPS.keys, description: '標準工程' }) step!: StandardStep;
  @ApiProperty({ description: '工程の名称' }) name!: string;
  /** Who does it: 職員, 申請者, ロボット … */
  @ApiProperty({ description: '担当', example: '職員' }) actor!: string;
  @ApiProperty({ type: String, nullable: true, description: '1回の時間（分）。null は未入力' })
  minutes!: string | null;
  /** So many times a `per`: 1 a case, 0.1 a case (one in ten), 2 a month. */
  @ApiProperty({ description: '頻度の回数（回）', example: '1' }) times!: string;
  @ApiProperty({ enum: PERS.keys, description: '頻度の単位' }) per!: Per;
  @ApiProperty({ description: '機械が行う' }) byMachine!: boolean;
}

/** A step after, with the positions of the steps before that it took over; none for one that is new. */
export class EnteredLaterStepDto extends EnteredStepDto {
  @ApiProperty({ type: [Number], description: '引き継いだ導入前の工程の番号（1から）。空は新しい工程' })
  replaces!: number[];
}

/** Minutes of a case for display, one decimal; null where no steps are entered: that is not 0. */
export class CaseMinutesDto {
  @ApiProperty({
    type: String,
    nullable: true,
    description: '手作業の時間（分、小数第1位まで）。工程が未登録なら null',
    example: '12.5',
  })
  byHand!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '機械の時間（分、小数第1位まで）。工程が未登録なら null',
    example: '1.0',
  })
  byMachine!: string | null;
  @ApiProperty({ description: '時間が未入力の工程の数' }) unknown!: number;
}

class ProcessComparisonDto {
  @ApiProperty({ type: [Number], description: 'なくなった導入前の工程の番号' })
  vanished!: ProcessComparison['vanished'];
  @ApiProperty({ type: [Number], description: '新しい導入後の工程の番号' })
  added!: ProcessComparison['added'];
  @ApiProperty({ type: CaseMinutesDto, description: '導入前の1件当たりの時間' }) before!: CaseMinutesDto;
  @ApiProperty({ type: CaseMinutesDto, description: '導入後の1件当たりの時間' }) after!: CaseMinutesDto;
}

/** A flow with what its two sides show beside each other. */
export class ProcessViewDto {
  @ApiProperty({ type: [EnteredStepDto], description: '導入前の工程（順番どおり）' })
  before!: EnteredStepDto[];
  @ApiProperty({ type: [EnteredLaterStepDto], description: '導入後の工程（順番どおり）' })
  after!: EnteredLaterStepDto[];
  @ApiProperty({ type: ProcessComparisonDto }) comparison!: ProcessComparisonDto;
  @ApiProperty({ description: '案件の版' }) version!: number;
}
