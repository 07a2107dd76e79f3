import { ApiProperty } from '@nestjs/swagger';
import { IsArray, IsInt } from 'class-validator';
import { MayBeLeftOut } from '../../platform/http/may-be-left-out.js';
import { FlagField, ListField, TextField, WordField } from '../../platform/http/request-fields.js';
import { oneOf } from '../../platform/http/dto-fields.js';
import { type Per, PERS, STANDARD_STEPS, type StandardStep } from '../automation-words.js';

/** One step of the work; its place in the list is its position, from 1. */
export class EnteredStepDto {
  /** 標準工程 */ step!: StandardStep;
  /** 工程の名称 */ name!: string;
  /** Who does it: 職員, 申請者, ロボット … */
  @ApiProperty({ description: '担当', example: '職員' }) actor!: string;
  /** 1回の時間（分）。null は未入力 */ minutes!: string | null;
  /** So many times a `per`: 1 a case, 0.1 a case (one in ten), 2 a month. */
  @ApiProperty({ description: '頻度の回数（回）', example: '1' }) times!: string;
  /** 頻度の単位 */ per!: Per;
  /** 機械が行う */ byMachine!: boolean;
}

/** A step after, with the positions of the steps before that it took over; none for one that is new. */
export class EnteredLaterStepDto extends EnteredStepDto {
  /** 引き継いだ導入前の工程の番号（1から）。空は新しい工程 */ replaces!: number[];
}

/** Minutes of a case for display, one decimal; null where no steps are entered: that is not 0. */
export class CaseMinutesDto {
  /** 手作業の時間（分、小数第1位まで）。工程が未登録なら null @example '12.5' */ byHand!: string | null;
  /** 機械の時間（分、小数第1位まで）。工程が未登録なら null @example '1.0' */ byMachine!: string | null;
  /** 時間が未入力の工程の数 */ unknown!: number;
}

export class ProcessComparisonDto {
  /** なくなった導入前の工程の番号 */ vanished!: number[];
  /** 新しい導入後の工程の番号 */ added!: number[];
  /** 導入前の1件当たりの時間 */ before!: CaseMinutesDto;
  /** 導入後の1件当たりの時間 */ after!: CaseMinutesDto;
}

/** A flow with what its two sides show beside each other. */
export class ProcessViewDto {
  /** 導入前の工程（順番どおり） */ before!: EnteredStepDto[];
  /** 導入後の工程（順番どおり） */ after!: EnteredLaterStepDto[];
  comparison!: ProcessComparisonDto;
  /** 案件の版 */ version!: number;
}

/** 業務フロー before and after. */
export type ProcessFlow = Pick<ProcessViewDto, 'before' | 'after'>;

const number = (what: string) => ({
  what,
  message: `${what}は半角数字の文字列（例: "9.6"）で入力してください。`,
});

export class ProcessStepDto {
  @WordField(STANDARD_STEPS, { what: '標準工程' }) step!: StandardStep;
  @TextField({ what: '工程の名称', shortest: 1, longest: 200 }) name!: string;
  @TextField({ what: '担当', shortest: 1, longest: 100, example: '職員' }) actor!: string;
  @TextField({ ...number('工程の時間'), orNull: true, description: '1回の時間（分）。null は未入力' })
  minutes?: string | null;
  @TextField({
    ...number('頻度の回数'),
    optional: true,
    default: '1',
    description: '頻度の回数（10件に1回なら per を case として "0.1"）',
  })
  times?: string;
  @WordField(PERS, { what: '頻度の単位', optional: true, default: 'case' }) per?: Per;
  @FlagField({ what: '手作業か機械か', description: '機械が行う' }) byMachine!: boolean;
}

export class LaterStepDto extends ProcessStepDto {
  /** 引き継ぐ導入前の工程の番号（1から）。空は新しい工程 */
  @MayBeLeftOut()
  @IsArray(oneOf('引き継ぐ工程'))
  @IsInt({ each: true, ...oneOf('引き継ぐ工程') })
  replaces?: number[];
}

const steps = (what: string) => ({
  what,
  description: `${what}（順番どおり）`,
  most: 100,
  tooMany: '工程は100以内で入力してください。',
});

export class ProcessFlowDto {
  @ListField(ProcessStepDto, steps('導入前の工程')) before!: ProcessStepDto[];
  @ListField(LaterStepDto, steps('導入後の工程')) after!: LaterStepDto[];
}

/** The flow a request stands for: what is left out happens once a case. */
export function flowIn({ before, after }: ProcessFlowDto): ProcessFlow {
  return {
    before: before.map(stepIn),
    after: after.map((step) => ({ ...stepIn(step), replaces: [...new Set(step.replaces ?? [])] })),
  };
}

function stepIn({ step, name, actor, minutes, times, per, byMachine }: ProcessStepDto): EnteredStepDto {
  return { step, name, actor, minutes: minutes ?? null, times: times ?? '1', per: per ?? 'case', byMachine };
}
