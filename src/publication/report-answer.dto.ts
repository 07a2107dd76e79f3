import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { MissingDepartmentsDto } from '../achievement/figures/caveats-answer.dto.js';
import { type ItemRule } from '../achievement/rows/period-facts.js';
import { type SnapshotState } from '../achievement/snapshot/snapshot-states.js';
import { type StaleState } from '../achievement/stale/stale-states.js';
import { type IsoDate } from '../kernel/date.js';
import { type Month } from '../kernel/month.js';
import { type CellToWrite } from '../platform/tabular/sheet-to-write.js';
import { REPORT_FORMATS, REPORT_TYPES } from './report-formats.js';
import { LAYOUT } from './report-layout.js';
import {
  ReportAutomationDto,
  ReportForecastDto,
  ReportParetoDto,
  ReportReviewDto,
  ReportTargetsDto,
} from './report-parts-answer.dto.js';
import { ReportIndicatorDto, ReportScopeDto, TrendFigureDto } from './report-figures-answer.dto.js';
import { ReportGroupDto } from './sections/items.js';
import { BehindProcedureDto, ReportProcedureDto } from './sections/procedures.js';
import { STATE_WORDS } from './report-words.js';

export class ReportMunicipalityDto {
  /** 全国地方公共団体コード */ code!: string;
  name!: string;
  /** 見本の団体か */ sample!: boolean;
}

export class ReportPeriodDto {
  /** @example 2026-10 */ month!: Month;
  /** @example 2026年10月（令和8年10月） */ label!: string;
  @ApiProperty({ type: String, format: 'date' }) from!: IsoDate;
  @ApiProperty({ type: String, format: 'date' }) to!: IsoDate;
}

export class ReportEditionDto {
  @ApiProperty({ type: String, format: 'date' }) date!: IsoDate;
  title!: string;
  /** 出典 */ source!: string;
}

export class ComparedMonthDto {
  /** @example 2026-09 */ month!: Month;
  /** @example 2026年9月（令和8年9月） */ label!: string;
  revision!: number;
  state!: SnapshotState;
}

@ApiExtraModels(TrendFigureDto)
export class TrendMonthDto {
  /** @example 2026-10 */ month!: Month;
  /** @example 2026年10月（令和8年10月） */ label!: string;
  /** 指標がなければ null */ state!: SnapshotState | null;
  /** 指標がなければ null */ revision!: number | null;
  /** By the indicator's key, in the order of the indicators; empty where no figures were known. */
  @ApiProperty({
    type: 'object',
    description: '指標のキーごとの値。指標がなければ空',
    additionalProperties: { $ref: getSchemaPath(TrendFigureDto) },
  })
  indicators!: Record<string, TrendFigureDto>;
}

/** Since when figures are old, and why. How often the computation failed is left out: it would make another report. */
export class ReportStaleDto {
  state!: StaleState;
  /** ISO 8601 in UTC, like `upTo`. */
  @ApiProperty({ format: 'date-time', description: '計算に入っていない最後の変更の日時' }) since!: string;
  @ApiProperty({ format: 'date-time', description: 'この日時までの内容は計算に入っている' }) upTo!: string;
  /** 失敗の理由 */ reason!: string | null;
  /** どうすればよいか */ advice!: string;
  sentence!: string;
}

export class DefinitionDto {
  term!: string;
  meaning!: string;
}

export class SourceDto {
  name!: string;
  source!: string;
}

/** A table as JSON has it. */
export class JsonTableDto {
  /** 列名 */ columns!: string[];
  @ApiProperty({
    description: '列の順の値。null は空欄で、0 ではない',
    type: 'array',
    items: {
      type: 'array',
      items: { nullable: true, oneOf: [{ type: 'string' }, { type: 'number' }] },
    },
  })
  rows!: CellToWrite[][];
}

/** The model, over which the digest stands, and beside it the long form and its code table. */
export class ReportDto {
  /** From 2 on the summary gives the main indicators, and an overview of the targets stands beside it. */
  @ApiPropertyOptional({
    enum: [LAYOUT],
    description: '内容の構成。省かれた古い報告では、要約が指標と目標を1つずつ文で述べる',
  })
  layout?: typeof LAYOUT;
  municipality!: ReportMunicipalityDto;
  /** 対象月 */ period!: ReportPeriodDto;
  @ApiProperty({ type: String, format: 'date', description: '段階の基準日' }) asOf!: IsoDate;
  /** 速報値または確定値 */ state!: SnapshotState;
  /** Stands in every form. */
  @ApiProperty({ enum: Object.values(STATE_WORDS) }) stateLabel!: string;
  revision!: number;
  @ApiProperty({ format: 'date-time', description: '指標を計算した日時' }) computedAt!: string;
  /** 優先手続一覧の版 */ edition!: ReportEditionDto;
  /** 優先手続のオンライン化の判定 */ itemRule!: ItemRule;
  /** 確定値のダイジェスト。速報値では null */ snapshotDigest!: string | null;
  /** 比べた月。なければ null */ comparedWith!: ComparedMonthDto | null;
  /** Those that were there in the month before come first. */
  @ApiPropertyOptional({
    type: MissingDepartmentsDto,
    description: '報告が1つも数えられていない課。なければ省く',
  })
  missing?: MissingDepartmentsDto;
  /** 値が古いとき（速報だけ）。古くなければ省く */ stale?: ReportStaleDto;
  /** What is to be read first: made from the figures below, about ten sentences at most. */
  @ApiProperty({ type: [String], description: '要約の文' }) summary!: string[];
  indicators!: ReportIndicatorDto[];
  /** Always `TREND_MONTHS` of them. */
  @ApiProperty({ type: [TrendMonthDto], description: '対象月までの推移（古い順）' }) trend!: TrendMonthDto[];
  /** 所管課別 */ departments!: ReportScopeDto[];
  /** 優先手続のグループ別 */ groups!: ReportGroupDto[];
  /** 手続（手続コード順） */ procedures!: ReportProcedureDto[];
  /** Online now, and known not to be online in the month compared with; by code. */
  @ApiProperty({ type: [ReportProcedureDto], description: '新しくオンライン化した手続' })
  newlyOnline!: ReportProcedureDto[];
  /** Not online although the planned month has come, or the plan was moved to a later month; by code. */
  @ApiProperty({ type: [BehindProcedureDto], description: '予定より遅れている手続' })
  behind!: BehindProcedureDto[];
  /** 目標。なければ省く */ targets?: ReportTargetsDto;
  /** 見込み。なければ省く */ forecast?: ReportForecastDto;
  /** 件数の多い未対応の手続。なければ省く */ pareto?: ReportParetoDto;
  /** 課題と対応。なければ省く */ review?: ReportReviewDto;
  /** 自動化の効果。案件がなければ省く */ automation?: ReportAutomationDto;
  /** 用語 */ definitions!: DefinitionDto[];
  /** 出典 */ sources!: SourceDto[];
  /** Over the canonical JSON. */
  @ApiProperty({ description: 'data と codes とこの項目を除く内容のSHA-256（16進）' }) digest!: string;
  /** 縦長の表 */ data!: JsonTableDto;
  /** コード表 */ codes!: JsonTableDto;
}

/** What a report is sent as: JSON as described above, or a file. */
export const REPORT_CONTENT = {
  'application/json': { schema: { $ref: getSchemaPath(ReportDto) } },
  ...Object.fromEntries(
    REPORT_FORMATS.filter((format) => format !== 'json').map((format) => [
      REPORT_TYPES[format],
      { schema: { type: 'string', format: 'binary' } },
    ]),
  ),
};
