import { ApiProperty, OmitType, ApiPropertyOptional } from '@nestjs/swagger';
import { CompletenessDto } from '../achievement/completeness.dto.js';
import { SNAPSHOT_STATES, type SnapshotState } from '../achievement/snapshot.js';
import { type Month } from '../kernel/month.js';
import { type Period } from '../kernel/period.js';
import { type Rate } from '../kernel/rate.js';
import { type Actual, COUNT_UNITS, type CountUnit } from './actual.js';
import { type Judgement, JUDGEMENT_NAMES } from './judgement.js';
import { TargetFactsDto, YearlyValueDto } from './target-answer.dto.js';
import { type NextTarget, type Standing, type TargetProgress } from './target-progress.js';
import { type TargetTable, type TargetTableRow } from './target-table.js';

class MonthValueDto {
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  @ApiProperty({ description: '指標の単位の値', example: '83.88' }) value!: string;
}

class ActualRateDto implements Rate {
  @ApiProperty() numerator!: number;
  @ApiProperty() denominator!: number;
}

class ActualDto implements Actual {
  @ApiProperty({ type: String, example: '2026-10', description: '月または年度' }) period!: Period;
  @ApiProperty() periodLabel!: string;
  @ApiProperty({ type: String, description: '値が成り立つ月末', example: '2026-10' }) month!: Month;
  @ApiProperty({ description: '指標の単位の値', example: '79.2' }) value!: string;
  @ApiProperty({ type: ActualRateDto, nullable: true, description: '手入力の値では null' })
  rate!: ActualRateDto | null;
  @ApiProperty({ type: CompletenessDto, nullable: true, description: '手入力の値では null' })
  completeness!: CompletenessDto | null;
  @ApiProperty({
    nullable: true,
    enum: SNAPSHOT_STATES,
    description: '速報値または確定値。手入力の値では null',
  })
  state!: SnapshotState | null;
  @ApiProperty({ type: Number, nullable: true, description: '手入力の値では null' }) revision!: number | null;
  @ApiProperty({ type: String, nullable: true, description: '手入力の値の出典' }) source!: string | null;
  @ApiProperty({ description: '年度の途中の月の値かどうか' }) interim!: boolean;
  @ApiPropertyOptional({ description: '値が古いときの、時点、理由、対応。古くなければ省く' }) stale?: string;
}

class StandingDto implements Standing {
  @ApiProperty({ type: String, nullable: true, description: '道筋の値（指標の単位）' }) expected!:
    string | null;
  @ApiProperty({ type: String, nullable: true, description: '乖離（指標の単位、%の指標はポイント）' })
  deviation!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: '乖離（手続数または件数）' }) deviationInCount!:
    number | null;
  @ApiProperty({ type: String, nullable: true, description: '1か月に必要な変化（指標の単位）' })
  pacePerMonth!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '1か月に必要な変化（手続数または件数）' })
  paceInCountPerMonth!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: '次の目標に足りない数（手続数または件数）' })
  missingInCount!: number | null;
  @ApiProperty({ description: '今（月を指定したときはその月）から次の目標までの月数（か月）' })
  monthsLeft!: number;
}

export class NextTargetDto extends YearlyValueDto implements NextTarget {
  @ApiProperty({ description: '和暦を添えた年度', example: '令和11年度（2029年度）' }) label!: string;
}

export class TargetProgressDto extends TargetFactsDto implements TargetProgress {
  @ApiProperty({ enum: COUNT_UNITS, nullable: true, description: '分子と分母の単位。手入力の指標では null' })
  countUnit!: CountUnit | null;
  @ApiProperty({ description: '件数を数える指標。年度の値で判定する' }) flows!: boolean;
  @ApiProperty({ type: [MonthValueDto], description: '道筋。上限と維持では空' }) trajectory!: MonthValueDto[];
  @ApiProperty({ type: [ActualDto], description: '実績（古い順）' }) actuals!: ActualDto[];
  @ApiProperty({ type: ActualDto, nullable: true, description: '判定した実績' }) latest!: ActualDto | null;
  @ApiProperty({ type: ActualDto, nullable: true, description: 'より新しい途中の月の値' })
  interim!: ActualDto | null;
  @ApiProperty({ type: NextTargetDto, nullable: true }) next!: NextTargetDto | null;
  @ApiProperty({ enum: Object.keys(JUDGEMENT_NAMES) }) judgement!: Judgement;
  @ApiProperty({ enum: Object.values(JUDGEMENT_NAMES) }) judgementName!: string;
  @ApiProperty({ type: StandingDto, nullable: true }) standing!: StandingDto | null;
}

export class TargetTableRowDto
  extends OmitType(TargetProgressDto, ['path', 'trajectory', 'actuals'])
  implements TargetTableRow {}

export class TargetYearDto {
  @ApiProperty({ description: '年度（西暦）', example: 2029 }) fiscalYear!: number;
  @ApiProperty({ description: '和暦を添えた年度', example: '令和11年度（2029年度）' }) label!: string;
}

export class TargetTableDto implements TargetTable {
  @ApiProperty({ type: [TargetYearDto], description: '目標のある年度' }) fiscalYears!: TargetYearDto[];
  @ApiProperty({ type: [TargetTableRowDto], description: '計画の順' }) rows!: TargetTableRowDto[];
}
