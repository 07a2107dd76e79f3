import { ApiExtraModels, ApiProperty, type ApiPropertyOptions, getSchemaPath } from '@nestjs/swagger';
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
import { MissingDepartmentsDto, NotCountedDto } from '../figures/caveats-answer.dto.js';
import { RateChangeDto } from './change-answer.dto.js';
import { CompletenessDto } from '../figures/completeness.dto.js';
import { RULE_FIELDS, type RuleField } from '../coverage/rule-fields.js';
import { SnapshotAnswerDto } from '../figures/figures-answer.dto.js';
import { ChannelOfRowDto } from '../rows/channel-of-row.dto.js';
import { type Aspect, ASPECT_NAMES } from './aspect-names.js';

/** The classes of the values that an aspect can have. */
export const ASPECT_VALUE_DTOS = [
  StageSaidDto,
  CountsSaidDto,
  DepartmentSaidDto,
  ReportSaidDto,
  ApplicabilitySaidDto,
  ListedAsDto,
  OfProcedureDto,
];

/** Documents the value of an aspect on one side. */
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
  @ApiProperty({ enum: Object.keys(ASPECT_NAMES), description: '変わったこと' }) what!: Aspect;
  @ApiProperty(aspectValueSchema('変わる前。追加、削除、算定の決まりでは null')) before!: AspectValue;
  @ApiProperty(aspectValueSchema('変わった後。追加、削除、算定の決まりでは null')) after!: AspectValue;
}

/** A row that differs, with each aspect that differs, before and after. */
export class RowChangeDto {
  @ApiProperty({ description: '手続のid、または優先手続のキー' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: [AspectChangeDto] }) changed!: AspectChangeDto[];
}

/** A row that causes a figure to differ: by how much, and what changed in it. */
export class ResponsibleDto {
  @ApiProperty({ description: '手続のid、または優先手続のキー' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ description: '分子の差（件）' }) numerator!: number;
  @ApiProperty({ description: '分母の差（件）' }) denominator!: number;
  @ApiProperty({ type: [AspectChangeDto], description: '理由' }) because!: AspectChangeDto[];
}

/** An indicator's value on one side. */
export class ComparedFigureDto {
  @ApiProperty({ type: Number, nullable: true }) numerator!: number | null;
  @ApiProperty({ type: Number, nullable: true }) denominator!: number | null;
  @ApiProperty({ type: String, nullable: true, description: '率（%、小数第1位まで）', example: '63.3' })
  percent!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '率がない理由' }) reason!: string | null;
  @ApiProperty({ type: CompletenessDto }) completeness!: CompletenessDto;
  @ApiProperty({ type: NotCountedDto, nullable: true, description: '数えていないもの。そろっていれば null' })
  notCounted!: NotCountedDto | null;
}

export class IndicatorDifferenceDto {
  @ApiProperty({ description: '指標のキー', example: 'priority-items' }) key!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: ComparedFigureDto }) before!: ComparedFigureDto;
  @ApiProperty({ type: ComparedFigureDto }) after!: ComparedFigureDto;
  @ApiProperty({ type: Number, nullable: true, description: '分子の差（件）。一方でも値がなければ null' })
  numerator!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: '分母の差（件）。一方でも値がなければ null' })
  denominator!: number | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '率の差（ポイント、小数第1位まで）',
    example: '-1.3',
  })
  points!: string | null;
  @ApiProperty({ type: RateChangeDto, description: '同じ範囲での差と、差に含まれる進み以外の理由' })
  change!: RateChangeDto;
  @ApiProperty({ description: '差を述べる文。差がなければ空' }) sentence!: string;
  @ApiProperty({ type: [ResponsibleDto], description: '差の理由となった行。行の差の合計が指標の差になる' })
  responsible!: ResponsibleDto[];
}

class MissingSidesDto {
  @ApiProperty({ type: MissingDepartmentsDto, nullable: true, description: '比べる元で報告のない課' })
  from!: MissingDepartmentsDto | null;
  @ApiProperty({ type: MissingDepartmentsDto, nullable: true, description: '比べる先で報告のない課' })
  to!: MissingDepartmentsDto | null;
}

class RuleChangeDto {
  @ApiProperty({
    enum: RULE_FIELDS,
    description: 'edition は優先手続一覧の版、itemRule は優先手続の判定、definition は指標の定義',
  })
  field!: RuleField;
  @ApiProperty() before!: string;
  @ApiProperty() after!: string;
}

export class ComparisonDto {
  @ApiProperty({ type: SnapshotAnswerDto, description: '比べる元' }) from!: SnapshotAnswerDto;
  @ApiProperty({ type: SnapshotAnswerDto, description: '比べる先' }) to!: SnapshotAnswerDto;
  @ApiProperty({ type: [RuleChangeDto], description: '算定の決まりの違い' }) rule!: RuleChangeDto[];
  @ApiProperty({ type: [RowChangeDto], description: '変わった手続' }) procedures!: RowChangeDto[];
  @ApiProperty({ type: [RowChangeDto], description: '変わった優先手続' }) items!: RowChangeDto[];
  @ApiProperty({ type: [IndicatorDifferenceDto] }) indicators!: IndicatorDifferenceDto[];
  @ApiProperty({ type: MissingSidesDto, description: '一方で報告のない課' }) missing!: MissingSidesDto;
}
