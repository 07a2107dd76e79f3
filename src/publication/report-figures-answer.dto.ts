import { ApiPropertyOptional } from '@nestjs/swagger';
import { NotCountedDto } from '../achievement/figures/caveats-answer.dto.js';
import { RateChangeDto } from '../achievement/comparison/change-answer.dto.js';
import { CompletenessDto } from '../achievement/figures/completeness.dto.js';
import { DaysDto } from '../achievement/figures/figures-answer.dto.js';
import { type Indicator } from '../achievement/indicator/indicator.js';
import { type ItemRule } from '../achievement/rows/period-facts.js';

export class TrendFigureDto {
  numerator!: number | null;
  denominator!: number | null;
  /** 率（%、小数第1位まで） @example '63.3' */ percent!: string | null;
  completeness!: CompletenessDto;
}

/** A rate that never stands without its parts. */
export class ReportFigureDto extends TrendFigureDto {
  /** 指標のキー @example priority-items */ key!: string;
  name!: string;
  /** 優先手続のオンライン化の判定 */ itemRule!: ItemRule | null;
  /** 率がない理由 */ reason!: string | null;
  /** 数えていないもの。そろっていれば省く */ notCounted?: NotCountedDto;
}

/** A rate of the whole municipality, with how it is worked out and how it moved. */
export class ReportIndicatorDto extends ReportFigureDto {
  /** 算定の決まり */ rule!: string;
  /** 指標の出典 */ source!: string;
  /** 件数の対象期間 */ flows!: DaysDto;
  /** 比べた月との差（ポイント、小数第1位まで）。一方でも値がなければ null @example '-0.2' */
  difference!: string | null;
  /** By how much it moved over what both months hold alike, and what else the difference comes of. */
  @ApiPropertyOptional({ type: RateChangeDto, description: '同じ範囲での差。比べる月がなければ省く' })
  change?: RateChangeDto;
  /** 数えるもの（優先手続の項目、手続） */ measuredBy?: Indicator['measuredBy'];
}

export class ReportScopeDto {
  key!: string;
  name!: string;
  figures!: ReportFigureDto[];
}
