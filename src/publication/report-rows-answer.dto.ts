import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { countOrNone } from '../achievement/aspect-value-answer.dto.js';
import { NotCountedDto } from '../achievement/caveats-answer.dto.js';
import { RateChangeDto } from '../achievement/change-answer.dto.js';
import { CompletenessDto } from '../achievement/completeness.dto.js';
import { DaysDto } from '../achievement/figures-answer.dto.js';
import { type Indicator } from '../achievement/indicator.js';
import { ITEM_RULES, type ItemRule } from '../achievement/period-facts.js';
import { type IsoDate } from '../kernel/date.js';
import { type Month } from '../kernel/month.js';
import { type Verification, VERIFICATIONS } from '../priority-list/edition-words.js';
import { type CountSaid } from '../achievement/count-said.js';
import { BEHIND_WORDS, CHANGE_WORDS } from './report-words.js';

export class TrendFigureDto {
  @ApiProperty({ type: Number, nullable: true }) numerator!: number | null;
  @ApiProperty({ type: Number, nullable: true }) denominator!: number | null;
  @ApiProperty({ type: String, nullable: true, description: '率（%、小数第1位まで）', example: '63.3' })
  percent!: string | null;
  @ApiProperty({ type: CompletenessDto }) completeness!: CompletenessDto;
}

/** A rate that never stands without its parts. */
export class ReportFigureDto extends TrendFigureDto {
  @ApiProperty({ description: '指標のキー', example: 'priority-items' }) key!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: ITEM_RULES, nullable: true, description: '優先手続のオンライン化の判定' })
  itemRule!: ItemRule | null;
  @ApiProperty({ type: String, nullable: true, description: '率がない理由' }) reason!: string | null;
  @ApiPropertyOptional({ type: NotCountedDto, description: '数えていないもの。そろっていれば省く' })
  notCounted?: NotCountedDto;
}

/** A rate of the whole municipality, with how it is worked out and how it moved. */
export class ReportIndicatorDto extends ReportFigureDto {
  @ApiProperty({ description: '算定の決まり' }) rule!: string;
  @ApiProperty({ description: '指標の出典' }) source!: string;
  @ApiProperty({ type: DaysDto, description: '件数の対象期間' }) flows!: DaysDto;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '比べた月との差（ポイント、小数第1位まで）。一方でも値がなければ null',
    example: '-0.2',
  })
  difference!: string | null;
  /** By how much it moved over what both months hold alike, and what else the difference comes of. */
  @ApiPropertyOptional({ type: RateChangeDto, description: '同じ範囲での差。比べる月がなければ省く' })
  change?: RateChangeDto;
  @ApiPropertyOptional({ enum: ['item', 'procedure'], description: '数えるもの（優先手続の項目、手続）' })
  measuredBy?: Indicator['measuredBy'];
}

/** One department or group with its figures. */
export class ReportScopeDto {
  @ApiProperty() key!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: [ReportFigureDto] }) figures!: ReportFigureDto[];
}

export class ReportItemDto {
  @ApiProperty({ description: '版によらない優先手続のキー' }) key!: string;
  @ApiProperty({ description: 'この版での番号' }) number!: number;
  @ApiProperty() name!: string;
  /** `unverified`: the name was not checked against the list's original. */
  @ApiProperty({ enum: VERIFICATIONS, description: '名称を原典で確認したか' }) verification!: Verification;
  /** 「該当」, 「非該当（制度なし）」, 「未確認」. */
  @ApiProperty({ example: '非該当（制度なし）' }) applicability!: string;
  @ApiProperty({ description: '優先手続の分母に数えるか' }) handled!: boolean;
  @ApiProperty({ description: '主管課', example: '所管課未定' }) department!: string;
  /** The furthest stage of its procedures in scope: 「オンライン申請可」, 「未回答」, 「手続なし」. */
  @ApiProperty({ description: '対応する手続の最も進んだ段階', example: 'オンライン申請可' }) stage!: string;
  @ApiProperty({ description: '団体の判定によりオンラインか' }) online!: boolean;
  @ApiProperty({ description: '対応する手続の数（登録取消と廃止を除く）' }) procedures!: number;
  @ApiProperty({
    enum: Object.keys(CHANGE_WORDS),
    nullable: true,
    description: '比べた月からの変化。変化がないか、分からなければ null',
  })
  changed!: keyof typeof CHANGE_WORDS | null;
}

export class ReportGroupDto extends ReportScopeDto {
  @ApiProperty({ type: [ReportItemDto], description: '番号順' }) items!: ReportItemDto[];
}

class UsageDto {
  @ApiProperty({ description: 'オンライン件数（件）' }) numerator!: number;
  @ApiProperty({ description: '総件数（件）' }) denominator!: number;
  @ApiProperty({ type: String, nullable: true, description: 'オンライン利用率（%、小数第1位まで）' })
  percent!: string | null;
}

export class ReportProcedureDto {
  @ApiProperty({ description: '手続コード' }) code!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ description: '所管課' }) department!: string;
  @ApiProperty({ description: '段階。誰も答えていなければ「未回答」', example: 'オンライン申請可' })
  stage!: string;
  @ApiProperty({ description: 'オンラインか' }) online!: boolean;
  @ApiProperty({ description: '率の対象か（適用除外と廃止を除く）' }) inScope!: boolean;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: '段階を最後に記録した日（月次の報告で確かめた日を含む）',
  })
  stageSince!: IsoDate | null;
  @ApiProperty({ type: String, nullable: true, description: 'オンライン化の予定の月', example: '2027-04' })
  plannedMonth!: Month | null;
  @ApiProperty(countOrNone('月の総件数')) applicationsTotal!: CountSaid;
  @ApiProperty(countOrNone('月のオンライン件数')) applicationsOnline!: CountSaid;
  @ApiProperty({ type: UsageDto, description: '両方の件数がある報告による' }) usage!: UsageDto;
  @ApiProperty({ type: String, nullable: true, description: '比べた月の段階。同じなら null' })
  stageBefore!: string | null;
}

export class BehindProcedureDto extends ReportProcedureDto {
  @ApiProperty({ type: String, nullable: true, description: '比べた月の予定の月。同じなら null' })
  plannedBefore!: Month | null;
  @ApiProperty({
    enum: Object.keys(BEHIND_WORDS),
    description: 'passed は予定の月を過ぎた、moved は予定が遅い月に変わった、passed-and-moved は両方',
  })
  why!: keyof typeof BEHIND_WORDS;
}
