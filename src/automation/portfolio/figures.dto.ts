import { CompletenessDto } from '../../achievement/figures/completeness.dto.js';
import { type Month } from '../../kernel/month.js';
import { ByWord, Hours, OrNull, Percent } from '../answer-fields.js';
import { BASES, type Basis, COST_KINDS, type CostKind } from '../automation-words.js';
import { type Payback } from '../cost/cost.js';

const UNKNOWN = '効果の分かる月がなければ null';

/**
 * 実績 for display. Hours are decimals with one place, rounded half away from zero; parts are rounded on their own. They
 * are null where no month's effect is known: that is not 0.
 */
export class HoursViewDto {
  @Hours('導入前の作業時間', UNKNOWN, '200.0') before!: string | null;
  @Hours('導入後の作業時間', UNKNOWN, '35.0') after!: string | null;
  @Hours('削減時間', UNKNOWN, '165.0') saved!: string | null;
  @Percent('削減率', '導入前の作業がなければ null', '82.5') reductionPercent!: string | null;
  @ByWord(BASES, 'string', `算出方法ごとの削減時間（時間、小数第1位まで）。${UNKNOWN}`, { nullable: true })
  byBasis!: Record<Basis, string | null>;
  @Hours('ロボットの稼働時間', '職員の時間には含めない。報告がなければ null', '10.0') robotHours!:
    string | null;
  /** 効果の分かる月 @example ['2026-10'] */ months!: Month[];
  /** 求められる実績（案件と月）の報告状況 */ completeness!: CompletenessDto;
}

/** 見込 beside the 実績: of the same months, those in production. */
export class EstimatedViewDto {
  @Hours('見込の削減時間', '見込のある本番の案件がなければ null') hours!: string | null;
  /** 見込のある本番の案件の数 */ projects!: number;
  /** 見込のない本番の案件の数 */ without!: number;
}

/** How far a programme has come, as plans report it (習志野市: of 121 items 89 were due, 85 begun, 53 achieved). */
export class ProgrammeDto {
  /** その日までに候補になった、または着手の予定日が来た案件の数 */ projects!: number;
  /** 対象（着手の予定日が来た、または着手した案件の数） */ due!: number;
  /** 着手（分析以降に進んだ案件の数） */ begun!: number;
  /** 達成（本番に達した案件の数） */ achieved!: number;
}

/** 費用 for display, in whole yen. */
export class CostViewDto {
  /** Null where no cost is entered at all: that is not 0 yen. */
  @OrNull(Number, '費用（円）。費用の登録がなければ null') yen!: number | null;
  @ByWord(COST_KINDS, 'number', '種類ごとの費用（円）') byKind!: Record<CostKind, number>;
  /** 人件費単価がなく、金額にできない費用の数 */ unvalued!: number;
}

/** What 費用対効果 stands on: the projects of which both are known, of all with a known effect or a cost entered. */
export class ComparedMoneyDto {
  /** 削減時間の金額換算（円） */ savedYen!: number | null;
  /** 費用（円） */ costYen!: number;
  /** 費用と効果の両方が分かる案件の数と、どちらかが分かる案件の数 */ completeness!: CompletenessDto;
}

/** What is saved in money beside what it costs. */
export class MoneyViewDto {
  /** What an hour of staff costs in the year; null where it is not entered, and so is all that depends on it. */
  @OrNull(Number, '年度の人件費単価（円/時間）。未登録なら null') hourlyYen!: number | null;
  @OrNull(Number, `削減時間の金額換算（円）。${UNKNOWN}`) savedYen!: number | null;
  /** 同じ期間の費用（毎年度の費用は月割り） */ cost!: CostViewDto;
  /** 費用対効果: yen saved for each yen spent, two decimals; of the projects compared. */
  @OrNull(String, '費用対効果（1円当たりの削減額、円、小数第2位まで）', '1.25') effectiveness!: string | null;
  /** 費用対効果のもとにした金額 */ compared!: ComparedMoneyDto;
}

/** Stands for a `PaybackView`; like a count it has its number only where its kind says so. */
export class PaybackDto {
  /** months は回収までの月数、never は回収できない、unknown は不明 */ kind!: Payback['kind'];
  /** kind が months のときの回収期間（か月、小数第1位まで） @example '8.5' */ months?: string;
}
