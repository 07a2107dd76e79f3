import { ApiProperty } from '@nestjs/swagger';
import { type IsoDate } from '../../kernel/date.js';
import { type Period } from '../../kernel/period.js';
import { CountsSaidDto } from '../comparison/aspect-value-answer.dto.js';
import { MissingDepartmentsDto, NotCountedDto, StaleDto } from './caveats-answer.dto.js';
import { CompletenessDto } from './completeness.dto.js';
import { type ScopeKind } from './figure.js';
import { type ItemRule } from '../rows/period-facts.js';
import { type SnapshotState } from '../snapshot/snapshot-states.js';

export class ScopeDto {
  kind!: ScopeKind;
  key!: string;
  name!: string;
}

export class DaysDto {
  /** @example 2026-10-01 */ from!: IsoDate;
  /** @example 2026-10-31 */ to!: IsoDate;
}

/** A figure with everything that must always be shown with it. */
export class FigureDto {
  /** @example priority-items */ key!: string;
  name!: string;
  scope!: ScopeDto;
  numerator!: number | null;
  denominator!: number | null;
  /** One decimal, half up; null is shown as 「―」 and explained by `reason`, also where numerator and denominator are set. */
  @ApiProperty({ type: String, nullable: true, description: '率（%、小数第1位まで）', example: '63.3' })
  percent!: string | null;
  completeness!: CompletenessDto;
  /** 数えていないもの。そろっていれば null */ notCounted!: NotCountedDto | null;
  /** 率がない理由 */ reason!: string | null;
  /** 算定の決まり */ rule!: string;
  /** 指標の出典 */ source!: string;
  itemRule!: ItemRule | null;
  /** 優先手続一覧の版 @example 2021-12-24 */ edition!: IsoDate;
  /** 段階の基準日 @example 2026-10-31 */ asOf!: IsoDate;
  /** 件数の対象期間 */ period!: DaysDto;
  /** 速報値または確定値 */ state!: SnapshotState;
  revision!: number;
}

/** A snapshot without the definitions, for lists and headings. */
export class SnapshotDto {
  /** 対象期間。月または年度 @example 2026-10 */ period!: Period;
  revision!: number;
  /** 速報値または確定値 */ state!: SnapshotState;
  /** 優先手続一覧の版 @example 2021-12-24 */ edition!: IsoDate;
  /** 優先手続のオンライン化の判定 */ itemRule!: ItemRule;
  /** 段階の基準日 @example 2026-10-31 */ asOf!: IsoDate;
  /** 件数の対象期間の始め @example 2026-10-01 */ flowsFrom!: IsoDate;
  /** 件数の対象期間の終わり @example 2026-10-31 */ flowsTo!: IsoDate;
  /** 年間件数の年度 @example 2025 */ yearlyFiscalYear!: number;
  /** 段階が1つでも登録されているか */ stagesKnown!: boolean;
  computedAt!: Date;
  /** 全体に率がない理由 */ reason!: string | null;
  /** 確定値のダイジェスト。速報値では null */ digest!: string | null;
}

/** A snapshot and whether its figures are out of date. */
export class SnapshotAnswerDto extends SnapshotDto {
  /** 値が古いとき。すべて計算に入っていれば null */ stale!: StaleDto | null;
}

/** An earlier month that became final later: `2026-10` closed again as revision 2, or closed late for the first time. */
export class CorrectionDto {
  /** @example 2026-10 */ month!: string;
  revision!: number;
  closedAt!: Date;
}

/** A correction under way and its future revision. */
export class OpenCorrectionDto {
  /** 訂正中の版 @example 2 */ revision!: number;
}

/** A recorded yearly count that a closed period uses and that has changed since. */
export class YearlyCountChangeDto {
  @ApiProperty({ format: 'uuid' }) procedureId!: string;
  /** 確定したときの手続名 */ name!: string;
  /** 確定した値。null は登録なし */ before!: CountsSaidDto | null;
  /** 今の値。null は登録なし */ after!: CountsSaidDto | null;
}

/** One revision's figures for one kind of scope. */
export class FiguresDto {
  snapshot!: SnapshotDto;
  /** Earlier months that became final since: 「10月分訂正あり」. */
  @ApiProperty({
    type: [CorrectionDto],
    description: 'この値の計算後に確定した前の月。revisionが2以上は訂正、1はあとから受け付けて確定した月',
  })
  corrections!: CorrectionDto[];
  /** 確定後に変更された年間件数（速報値では空） */ yearlyCountsChanged!: YearlyCountChangeDto[];
  /** 訂正中の版。revisionに指定すると、その速報値を返す。訂正中でなければ null */
  correction!: OpenCorrectionDto | null;
  /** 報告が1つも数えられていない課。なければ null */ missing!: MissingDepartmentsDto | null;
  /** 値が古いとき。すべて計算に入っていれば null */ stale!: StaleDto | null;
  figures!: FigureDto[];
}

export class DigestDto {
  /** 確定のときに記録したダイジェスト */ digest!: string;
  /** 保存された内容からの再計算 */ recomputed!: string;
  /** 一致するか */ holds!: boolean;
  /** ダイジェストの計算に使った行の形式の番号 */ form!: number;
}
