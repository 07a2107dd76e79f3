import { ApiProperty } from '@nestjs/swagger';
import { type IsoDate } from '../../kernel/date.js';
import { type Period } from '../../kernel/period.js';
import { CountsSaidDto } from '../comparison/aspect-value-answer.dto.js';
import { MissingDepartmentsDto, NotCountedDto, StaleDto } from './caveats-answer.dto.js';
import { CompletenessDto } from './completeness.dto.js';
import { SCOPE_KINDS, type ScopeKind } from './figure.js';
import { ITEM_RULES, type ItemRule } from '../rows/period-facts.js';
import { SNAPSHOT_STATES, type SnapshotState } from '../snapshot/snapshot-states.js';

class ScopeDto {
  @ApiProperty({ enum: SCOPE_KINDS }) kind!: ScopeKind;
  @ApiProperty() key!: string;
  @ApiProperty() name!: string;
}

export class DaysDto {
  @ApiProperty({ type: String, example: '2026-10-01' }) from!: IsoDate;
  @ApiProperty({ type: String, example: '2026-10-31' }) to!: IsoDate;
}

/** A figure with everything that must always be shown with it. */
export class FigureDto {
  @ApiProperty({ example: 'priority-items' }) key!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: ScopeDto }) scope!: ScopeDto;
  @ApiProperty({ type: Number, nullable: true }) numerator!: number | null;
  @ApiProperty({ type: Number, nullable: true }) denominator!: number | null;
  /** One decimal, half up; null is shown as 「―」 and explained by `reason`, also where numerator and denominator are set. */
  @ApiProperty({ type: String, nullable: true, description: '率（%、小数第1位まで）', example: '63.3' })
  percent!: string | null;
  @ApiProperty({ type: CompletenessDto }) completeness!: CompletenessDto;
  @ApiProperty({ type: NotCountedDto, nullable: true, description: '数えていないもの。そろっていれば null' })
  notCounted!: NotCountedDto | null;
  @ApiProperty({ type: String, nullable: true, description: '率がない理由' }) reason!: string | null;
  @ApiProperty({ description: '算定の決まり' }) rule!: string;
  @ApiProperty({ description: '指標の出典' }) source!: string;
  @ApiProperty({ enum: ITEM_RULES, nullable: true }) itemRule!: ItemRule | null;
  @ApiProperty({ type: String, description: '優先手続一覧の版', example: '2021-12-24' }) edition!: IsoDate;
  @ApiProperty({ type: String, description: '段階の基準日', example: '2026-10-31' }) asOf!: IsoDate;
  @ApiProperty({ type: DaysDto, description: '件数の対象期間' }) period!: DaysDto;
  @ApiProperty({ enum: SNAPSHOT_STATES, description: '速報値または確定値' }) state!: SnapshotState;
  @ApiProperty() revision!: number;
}

/** A snapshot without the definitions, for lists and headings. */
export class SnapshotDto {
  @ApiProperty({ type: String, description: '対象期間。月または年度', example: '2026-10' }) period!: Period;
  @ApiProperty() revision!: number;
  @ApiProperty({ enum: SNAPSHOT_STATES, description: '速報値または確定値' }) state!: SnapshotState;
  @ApiProperty({ type: String, description: '優先手続一覧の版', example: '2021-12-24' }) edition!: IsoDate;
  @ApiProperty({ enum: ITEM_RULES, description: '優先手続のオンライン化の判定' }) itemRule!: ItemRule;
  @ApiProperty({ type: String, description: '段階の基準日', example: '2026-10-31' }) asOf!: IsoDate;
  @ApiProperty({ type: String, description: '件数の対象期間の始め', example: '2026-10-01' })
  flowsFrom!: IsoDate;
  @ApiProperty({ type: String, description: '件数の対象期間の終わり', example: '2026-10-31' })
  flowsTo!: IsoDate;
  @ApiProperty({ description: '年間件数の年度', example: 2025 }) yearlyFiscalYear!: number;
  @ApiProperty({ description: '段階が1つでも登録されているか' }) stagesKnown!: boolean;
  @ApiProperty() computedAt!: Date;
  @ApiProperty({ type: String, nullable: true, description: '全体に率がない理由' }) reason!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '確定値のダイジェスト。速報値では null' })
  digest!: string | null;
}

/** A snapshot and whether its figures are out of date. */
export class SnapshotAnswerDto extends SnapshotDto {
  @ApiProperty({ type: StaleDto, nullable: true, description: '値が古いとき。すべて計算に入っていれば null' })
  stale!: StaleDto | null;
}

/** An earlier month that became final later: `2026-10` closed again as revision 2, or closed late for the first time. */
export class CorrectionDto {
  @ApiProperty({ example: '2026-10' }) month!: string;
  @ApiProperty() revision!: number;
  @ApiProperty() closedAt!: Date;
}

/** A correction under way and its future revision. */
export class OpenCorrectionDto {
  @ApiProperty({ description: '訂正中の版', example: 2 }) revision!: number;
}

/** A recorded yearly count that a closed period uses and that has changed since. */
export class YearlyCountChangeDto {
  @ApiProperty({ format: 'uuid' }) procedureId!: string;
  @ApiProperty({ description: '確定したときの手続名' }) name!: string;
  @ApiProperty({ type: CountsSaidDto, nullable: true, description: '確定した値。null は登録なし' })
  before!: CountsSaidDto | null;
  @ApiProperty({ type: CountsSaidDto, nullable: true, description: '今の値。null は登録なし' })
  after!: CountsSaidDto | null;
}

/** One revision's figures for one kind of scope. */
export class FiguresDto {
  @ApiProperty({ type: SnapshotDto }) snapshot!: SnapshotDto;
  /** Earlier months that became final since: 「10月分訂正あり」. */
  @ApiProperty({
    type: [CorrectionDto],
    description: 'この値の計算後に確定した前の月。revisionが2以上は訂正、1はあとから受け付けて確定した月',
  })
  corrections!: CorrectionDto[];
  @ApiProperty({ type: [YearlyCountChangeDto], description: '確定後に変更された年間件数（速報値では空）' })
  yearlyCountsChanged!: YearlyCountChangeDto[];
  @ApiProperty({
    type: OpenCorrectionDto,
    nullable: true,
    description: '訂正中の版。revisionに指定すると、その速報値を返す。訂正中でなければ null',
  })
  correction!: OpenCorrectionDto | null;
  @ApiProperty({
    type: MissingDepartmentsDto,
    nullable: true,
    description: '報告が1つも数えられていない課。なければ null',
  })
  missing!: MissingDepartmentsDto | null;
  @ApiProperty({ type: StaleDto, nullable: true, description: '値が古いとき。すべて計算に入っていれば null' })
  stale!: StaleDto | null;
  @ApiProperty({ type: [FigureDto] }) figures!: FigureDto[];
}

export class DigestDto {
  @ApiProperty({ description: '確定のときに記録したダイジェスト' }) digest!: string;
  @ApiProperty({ description: '保存された内容からの再計算' }) recomputed!: string;
  @ApiProperty({ description: '一致するか' }) holds!: boolean;
  @ApiProperty({ description: 'ダイジェストの計算に使った行の形式の番号' }) form!: number;
}
