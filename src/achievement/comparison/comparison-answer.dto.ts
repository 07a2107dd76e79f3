import {
  ApiExtraModels,
  ApiProperty,
  type ApiPropertyOptions,
  getSchemaPath,
  PickType,
} from '@nestjs/swagger';
import {
  ApplicabilitySaidDto,
  CountsSaidDto,
  DepartmentSaidDto,
  ListedAsDto,
  OfProcedureDto,
  ReportSaidDto,
  StageSaidDto,
  type AspectValue,
} from './aspect-value-answer.dto.js';
import { MissingDepartmentsDto } from '../figures/caveats-answer.dto.js';
import { RateChangeDto } from './change-answer.dto.js';
import { type RuleField } from '../coverage/rule-fields.js';
import { FigureDto, SnapshotAnswerDto } from '../figures/figures-answer.dto.js';
import { ChannelOfRowDto } from '../rows/channel-of-row.dto.js';
import { type Aspect } from './aspect-names.js';

export const ASPECT_VALUE_DTOS = [
  StageSaidDto,
  CountsSaidDto,
  DepartmentSaidDto,
  ReportSaidDto,
  ApplicabilitySaidDto,
  ListedAsDto,
  OfProcedureDto,
];

export const aspectValueSchema = (description: string): ApiPropertyOptions => ({
  nullable: true,
  description,
  anyOf: [
    ...ASPECT_VALUE_DTOS.map((one) => ({ $ref: getSchemaPath(one) })),
    { type: 'array', description: '受付システム', items: { $ref: getSchemaPath(ChannelOfRowDto) } },
    {
      type: 'array',
      description: '対応する優先手続のキー、または手続のid',
      items: { type: 'string' },
    },
    { type: 'string', description: '名称、報告頻度、版など' },
    { type: 'boolean', description: '優先手続の報告がそろっているか' },
  ],
});

/** One aspect of a row on both sides; both null where the row is new or gone, or the rule itself changed. */
@ApiExtraModels(...ASPECT_VALUE_DTOS, ChannelOfRowDto)
export class AspectChangeDto {
  /** 変わったこと */ what!: Aspect;
  @ApiProperty(aspectValueSchema('変わる前。追加、削除、算定の決まりでは null')) before!: AspectValue;
  @ApiProperty(aspectValueSchema('変わった後。追加、削除、算定の決まりでは null')) after!: AspectValue;
}

/** A row that differs, with each aspect that differs, before and after. */
export class RowChangeDto {
  /** 手続のid、または優先手続のキー */ id!: string;
  name!: string;
  changed!: AspectChangeDto[];
}

/** A row that causes a figure to differ: by how much, and what changed in it. */
export class ResponsibleDto {
  /** 手続のid、または優先手続のキー */ id!: string;
  name!: string;
  /** 分子の差（件） */ numerator!: number;
  /** 分母の差（件） */ denominator!: number;
  /** 理由 */ because!: AspectChangeDto[];
}

export class ComparedFigureDto extends PickType(FigureDto, [
  ...(['numerator', 'denominator', 'percent', 'reason', 'completeness', 'notCounted'] as const),
]) {}

export class IndicatorDifferenceDto {
  /** 指標のキー @example priority-items */ key!: string;
  name!: string;
  before!: ComparedFigureDto;
  after!: ComparedFigureDto;
  /** 分子の差（件）。一方でも値がなければ null */ numerator!: number | null;
  /** 分母の差（件）。一方でも値がなければ null */ denominator!: number | null;
  /** 率の差（ポイント、小数第1位まで） @example '-1.3' */ points!: string | null;
  /** 同じ範囲での差と、差に含まれる進み以外の理由 */ change!: RateChangeDto;
  /** 差を述べる文。差がなければ空 */ sentence!: string;
  /** 差の理由となった行。行の差の合計が指標の差になる */ responsible!: ResponsibleDto[];
}

export class MissingSidesDto {
  /** 比べる元で報告のない課 */ from!: MissingDepartmentsDto | null;
  /** 比べる先で報告のない課 */ to!: MissingDepartmentsDto | null;
}

export class RuleChangeDto {
  /** edition は優先手続一覧の版、itemRule は優先手続の判定、definition は指標の定義 */ field!: RuleField;
  before!: string;
  after!: string;
}

export class ComparisonDto {
  /** 比べる元 */ from!: SnapshotAnswerDto;
  /** 比べる先 */ to!: SnapshotAnswerDto;
  /** 算定の決まりの違い */ rule!: RuleChangeDto[];
  /** 変わった手続 */ procedures!: RowChangeDto[];
  /** 変わった優先手続 */ items!: RowChangeDto[];
  indicators!: IndicatorDifferenceDto[];
  /** 一方で報告のない課 */ missing!: MissingSidesDto;
}
