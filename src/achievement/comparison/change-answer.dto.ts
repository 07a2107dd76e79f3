import { ApiProperty } from '@nestjs/swagger';
import { type Rate } from '../../kernel/rate.js';
import {
  JOINED_REASONS,
  type JoinedReason,
  LEFT_REASONS,
  type LeftReason,
} from '../coverage/coverage-reasons.js';
import { RULE_FIELDS, type RuleField } from '../coverage/rule-fields.js';

class PairDto {
  @ApiProperty({ type: Number }) numerator!: Rate['numerator'];
  @ApiProperty({ type: Number }) denominator!: Rate['denominator'];
}

/** Both sides of a comparison over the rows that are comparable. */
export class LikeForLikeDto {
  @ApiProperty({ type: PairDto, description: '元の分子と分母' }) before!: PairDto;
  @ApiProperty({ type: PairDto, description: '先の分子と分母' }) after!: PairDto;
  @ApiProperty({ description: '比べた手続または項目の数' }) rows!: number;
  @ApiProperty({
    description: 'すべて両方に回答があるか。falseなら、両方に回答がなく同じ重さで数えるものを含む',
  })
  answered!: boolean;
  @ApiProperty({ type: String, nullable: true, description: '率の差（ポイント、小数第1位まで）' })
  points!: string | null;
}

/** How many rows dropped out for one reason. */
class LeftDto {
  @ApiProperty({ enum: Object.keys(LEFT_REASONS) }) reason!: LeftReason;
  @ApiProperty() rows!: number;
}

/** How many rows joined for one reason. */
class JoinedDto {
  @ApiProperty({ enum: Object.keys(JOINED_REASONS) }) reason!: JoinedReason;
  @ApiProperty() rows!: number;
}

class FiscalYearsDto {
  @ApiProperty({ example: 2024 }) before!: number;
  @ApiProperty({ example: 2025 }) after!: number;
}

/** How an indicator changed from one period to another, and every cause of the change other than progress. */
export class RateChangeDto {
  /** Null where one side has no figure. */
  @ApiProperty({ type: String, nullable: true, description: '全体の率の差（ポイント、小数第1位まで）' })
  points!: string | null;
  /** Under the later period's rule; null also where one side has no figure. */
  @ApiProperty({
    type: LikeForLikeDto,
    nullable: true,
    description: '両方で同じように数えたものだけの差。全体の差と同じなら null',
  })
  likeForLike!: LikeForLikeDto | null;
  @ApiProperty({ type: [LeftDto], description: '外れたもの（理由ごとの数）' }) left!: LeftDto[];
  @ApiProperty({ type: [JoinedDto], description: '加わったもの（理由ごとの数）' }) joined!: JoinedDto[];
  @ApiProperty({ enum: RULE_FIELDS, isArray: true, description: 'この指標の算定の決まりの違い' })
  rules!: RuleField[];
  @ApiProperty({ type: FiscalYearsDto, nullable: true, description: '年間件数の年度。同じなら null' })
  yearlyFiscalYears!: FiscalYearsDto | null;
  /** 0 where the indicator does not use them. */
  @ApiProperty({ description: '年間件数の登録・変更のあった手続の数' }) yearlyCounts!: number;
}
