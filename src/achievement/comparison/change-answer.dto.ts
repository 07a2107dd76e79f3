import { ApiProperty } from '@nestjs/swagger';
import { type Rate } from '../../kernel/rate.js';
import { type JoinedReason, type LeftReason } from '../coverage/coverage-reasons.js';
import { type RuleField } from '../coverage/rule-fields.js';

export class PairDto {
  numerator!: Rate['numerator'];
  denominator!: Rate['denominator'];
}

/** Both sides of a comparison over the rows that are comparable. */
export class LikeForLikeDto {
  /** 元の分子と分母 */ before!: PairDto;
  /** 先の分子と分母 */ after!: PairDto;
  /** 比べた手続または項目の数 */ rows!: number;
  /** すべて両方に回答があるか。falseなら、両方に回答がなく同じ重さで数えるものを含む */ answered!: boolean;
  /** 率の差（ポイント、小数第1位まで） */ points!: string | null;
}

export class LeftDto {
  reason!: LeftReason;
  rows!: number;
}

export class JoinedDto {
  reason!: JoinedReason;
  rows!: number;
}

export class FiscalYearsDto {
  /** @example 2024 */ before!: number;
  /** @example 2025 */ after!: number;
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
  /** 外れたもの（理由ごとの数） */ left!: LeftDto[];
  /** 加わったもの（理由ごとの数） */ joined!: JoinedDto[];
  /** この指標の算定の決まりの違い */ rules!: RuleField[];
  /** 年間件数の年度。同じなら null */ yearlyFiscalYears!: FiscalYearsDto | null;
  /** 0 where the indicator does not use them. */
  @ApiProperty({ description: '年間件数の登録・変更のあった手続の数' }) yearlyCounts!: number;
}
