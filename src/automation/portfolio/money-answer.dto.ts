import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CompletenessDto } from '../../achievement/completeness.dto.js';
import { byWord } from '../by-word.js';
import { COST_KINDS, type CostKind } from '../cost/project-cost.js';
import { PAYBACK_KINDS, type Payback } from '../cost/payback.js';

/** 費用 for display, in whole yen. */
export class CostViewDto {
  /** Null where no cost is entered at all: that is not 0 yen. */
  @ApiProperty({ type: Number, nullable: true, description: '費用（円）。費用の登録がなければ null' })
  yen!: number | null;
  @ApiProperty(byWord(COST_KINDS, 'number', '種類ごとの費用（円）')) byKind!: Record<CostKind, number>;
  @ApiProperty({ description: '人件費単価がなく、金額にできない費用の数' }) unvalued!: number;
}

/** What 費用対効果 stands on: the projects of which both are known, of all with a known effect or a cost entered. */
export class ComparedMoneyDto {
  @ApiProperty({ type: Number, nullable: true, description: '削減時間の金額換算（円）' }) savedYen!:
    number | null;
  @ApiProperty({ description: '費用（円）' }) costYen!: number;
  @ApiProperty({
    type: CompletenessDto,
    description: '費用と効果の両方が分かる案件の数と、どちらかが分かる案件の数',
  })
  completeness!: CompletenessDto;
}

/** What is saved in money beside what it costs. */
export class MoneyViewDto {
  /** What an hour of staff costs in the year; null where it is not entered, and so is all that hangs on it. */
  @ApiProperty({ type: Number, nullable: true, description: '年度の人件費単価（円/時間）。未登録なら null' })
  hourlyYen!: number | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: '削減時間の金額換算（円）。効果の分かる月がなければ null',
  })
  savedYen!: number | null;
  @ApiProperty({ type: CostViewDto, description: '同じ期間の費用（毎年度の費用は月割り）' })
  cost!: CostViewDto;
  /** 費用対効果: yen saved for each yen spent, two decimals; of the projects compared. */
  @ApiProperty({
    type: String,
    nullable: true,
    description: '費用対効果（1円当たりの削減額、円、小数第2位まで）',
    example: '1.25',
  })
  effectiveness!: string | null;
  @ApiProperty({ type: ComparedMoneyDto, description: '費用対効果のもとにした金額' })
  compared!: ComparedMoneyDto;
}

/** Stands for a `PaybackView`; like a count it has its number only where its kind says so. */
export class PaybackDto {
  @ApiProperty({
    enum: PAYBACK_KINDS,
    description: 'months は回収までの月数、never は回収できない、unknown は不明',
  })
  kind!: Payback['kind'];
  @ApiPropertyOptional({
    description: 'kind が months のときの回収期間（か月、小数第1位まで）',
    example: '8.5',
  })
  months?: string;
}
