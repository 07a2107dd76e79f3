import { ApiProperty, OmitType } from '@nestjs/swagger';
import { CompletenessDto } from '../achievement/figures/completeness.dto.js';
import { type SnapshotState } from '../achievement/snapshot/snapshot-states.js';
import { type Month } from '../kernel/month.js';
import { type Period } from '../kernel/period.js';
import { type Rate } from '../kernel/rate.js';
import { type Judgement, JUDGEMENT_NAMES } from './judgement.js';
import { TargetFactsDto, YearlyValueDto } from './target-answer.dto.js';

/** What an indicator's two parts count: 手続 (of the catalogue or the list), or 件 of applications. */
export type CountUnit = '手続' | '件';

export class MonthValueDto {
  /** @example 2026-10 */ month!: Month;
  /** 指標の単位の値 @example '83.88' */ value!: string;
}

export class ActualRateDto {
  numerator!: Rate['numerator'];
  denominator!: Rate['denominator'];
}

/** An actual value as it is shown; the counts only of a computed indicator. */
export class ActualDto {
  /** 月または年度 @example 2026-10 */ period!: Period;
  periodLabel!: string;
  /** For a fiscal year, its March. */
  @ApiProperty({ type: String, description: '値が成り立つ月末', example: '2026-10' }) month!: Month;
  /** 指標の単位の値 @example '79.2' */ value!: string;
  /** 手入力の値では null */ rate!: ActualRateDto | null;
  /** 手入力の値では null */ completeness!: CompletenessDto | null;
  /** 速報値または確定値。手入力の値では null */ state!: SnapshotState | null;
  /** 手入力の値では null */ revision!: number | null;
  /** 手入力の値の出典 */ source!: string | null;
  /** One month of an indicator that counts applications: on the way to its fiscal year's figure, not yet it. */
  @ApiProperty({ description: '年度の途中の月の値かどうか' }) interim!: boolean;
  /** 値が古いときの、時点、理由、対応。古くなければ省く */ stale?: string;
}

/** Where an actual value stands against the way; all in the indicator's unit unless counted. */
export class StandingDto {
  /** Where one should be; null where there is no line. */
  @ApiProperty({ type: String, nullable: true, description: '道筋の値（指標の単位）' }) expected!:
    string | null;
  /** 乖離（指標の単位、%の指標はポイント） */ deviation!: string | null;
  /** 乖離（手続数または件数） */
  deviationInCount!: number | null;
  /** 1か月に必要な変化（指標の単位） */ pacePerMonth!: string | null;
  /** Items, procedures or applications a month, two decimals. */
  @ApiProperty({ type: String, nullable: true, description: '1か月に必要な変化（手続数または件数）' })
  paceInCountPerMonth!: string | null;
  /** What is missing to the next target; null where nothing is counted, 0 where it is reached. */
  @ApiProperty({ type: Number, nullable: true, description: '次の目標に足りない数（手続数または件数）' })
  missingInCount!: number | null;
  /** From now, at the earliest from the actual's month, to the next target's; 0 where its time is up. */
  @ApiProperty({ description: '今（月を指定したときはその月）から次の目標までの月数（か月）' })
  monthsLeft!: number;
}

/** The target that comes next, as it was typed in. */
export class NextTargetDto extends YearlyValueDto {
  /** 和暦を添えた年度 @example 令和11年度（2029年度） */ label!: string;
}

/** 目標 and how far one has come: plain data, fit to be kept in a report. */
export class TargetProgressDto extends TargetFactsDto {
  /** 分子と分母の単位。手入力の指標では null */ countUnit!: CountUnit | null;
  /** 件数を数える指標。年度の値で判定する */ flows!: boolean;
  /** With one more decimal than the indicator. */
  @ApiProperty({ type: [MonthValueDto], description: '道筋。上限と維持では空' }) trajectory!: MonthValueDto[];
  /** 実績（古い順） */ actuals!: ActualDto[];
  /** The newest that is not interim, an interim one only where there is no other. */
  @ApiProperty({ type: ActualDto, nullable: true, description: '判定した実績' }) latest!: ActualDto | null;
  /** Only for an indicator that counts applications. */
  @ApiProperty({ type: ActualDto, nullable: true, description: 'より新しい途中の月の値' })
  interim!: ActualDto | null;
  next!: NextTargetDto | null;
  judgement!: Judgement;
  @ApiProperty({ enum: Object.values(JUDGEMENT_NAMES) }) judgementName!: string;
  /** Of what is judged. */
  standing!: StandingDto | null;
}

export class TargetTableRowDto extends OmitType(TargetProgressDto, ['path', 'trajectory', 'actuals']) {}

export class TargetYearDto {
  /** 年度（西暦） @example 2029 */ fiscalYear!: number;
  /** 和暦を添えた年度 @example 令和11年度（2029年度） */ label!: string;
}

/** The plan's table: 基準値, each target year, latest actual, judged. */
export class TargetTableDto {
  /** 目標のある年度 */ fiscalYears!: TargetYearDto[];
  /** 計画の順 */ rows!: TargetTableRowDto[];
}
