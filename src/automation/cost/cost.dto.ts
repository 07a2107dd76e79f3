import { ApiProperty } from '@nestjs/swagger';
import { Max, Min } from 'class-validator';
import {
  FlagField,
  givenFields,
  IdField,
  ListField,
  NumberField,
  TextField,
  WordField,
} from '../../platform/http/request-fields.js';
import { COST_KINDS, type CostKind, type Split, SPLITS } from '../automation-words.js';

const KINDS = 'licence はライセンス、development は開発、upkeep は保守・運用';
const SPLIT = 'equal は均等、weight は重みで按分';

export class StoredShareDto {
  @ApiProperty({ format: 'uuid', description: '自動化案件' }) projectId!: string;
  /** 按分の重み */ weight!: number;
}

/** 費用 as it was typed in: in yen or in hours of staff. */
export class CostEntryDto {
  @ApiProperty({ enum: COST_KINDS.keys, description: KINDS }) kind!: CostKind;
  /** 費用の名称 */ name!: string;
  /** 金額（円）。毎年度の費用では年額。時間で入力した費用では null */ yen!: number | null;
  /** 職員の作業時間（時間）。毎年度の費用では1年分。金額で入力した費用では null */ hours!: string | null;
  /** 毎年度かかる（false は一度だけ） */ yearly!: boolean;
  /** かかる年度、毎年度の費用では始めの年度 @example 2026 */ fiscalYear!: number;
  /** 毎年度の費用の最後の年度。null は続く */ lastFiscalYear!: number | null;
  @ApiProperty({ enum: SPLITS.keys, description: SPLIT }) split!: Split;
  /** 費用を負担する案件 */ shares!: StoredShareDto[];
  /** 備考 */ note!: string | null;
}
export type CostEntry = CostEntryDto;

/** A cost as it is stored. */
export class StoredCostDto extends CostEntryDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  version!: number;
}

/** 人件費単価: what an hour of staff costs in a fiscal year, in yen. */
export class StoredHourlyCostDto {
  /** 年度 @example 2026 */ fiscalYear!: number;
  /** 1時間当たりの人件費（円） @example 3200 */ yen!: number;
  /** 算出の根拠 */ source!: string | null;
  version!: number;
}

const year = { message: '年度は西暦4桁（例: 2026）で入力してください。' };
const yearBounds = [Min(1989, year), Max(2200, year)];

export class CostShareDto {
  @IdField({ what: '自動化案件' }) projectId!: string;
  @NumberField({
    what: '按分の重み',
    optional: true,
    default: 1,
    message: '按分の重みは1以上の整数で入力してください。',
  })
  weight?: number;
}

/** A cost as it is sent. */
export class CostDto {
  @WordField(COST_KINDS, { what: '費用の種類', description: KINDS }) kind!: CostKind;
  @TextField({ what: '費用の名称', shortest: 1, longest: 200 }) name!: string;
  @NumberField({
    what: '金額',
    orNull: true,
    description: '金額（円）。毎年度の費用では年額',
    message: '金額は整数（円）で入力してください。',
  })
  yen?: number | null;
  @TextField({
    what: '職員の作業時間',
    orNull: true,
    description: '職員の作業時間。人件費単価で金額にする',
    message: '職員の作業時間は半角数字の文字列（例: "40.5"）で入力してください。',
  })
  hours?: string | null;
  @FlagField({ what: '毎年度かかるかどうか', description: '毎年度かかる（false は一度だけ）' })
  yearly!: boolean;
  @NumberField(
    { what: '年度', description: 'かかる年度、毎年度の費用では始めの年度', example: 2026, ...year },
    ...yearBounds,
  )
  fiscalYear!: number;
  @NumberField(
    { what: '年度', orNull: true, description: '毎年度の費用の最後の年度。null は続く', ...year },
    ...yearBounds,
  )
  lastFiscalYear?: number | null;
  @WordField(SPLITS, { what: '按分方法', optional: true, default: 'equal', description: SPLIT })
  split?: Split;
  @ListField(CostShareDto, {
    what: '費用を負担する案件',
    notList: '費用を負担する案件は配列で指定してください。',
    most: 500,
    tooMany: '費用を負担する案件は500件以内で指定してください。',
  })
  shares!: CostShareDto[];
  @TextField({ what: '備考', orNull: true, longest: 2000 }) note?: string | null;
}

export class HourlyCostDto {
  @NumberField({
    what: '人件費単価',
    description: '1時間当たりの人件費（円）',
    example: 3200,
    message: '人件費単価は整数（円）で入力してください。',
  })
  yen!: number;
  @TextField({ what: '算出の根拠', orNull: true, longest: 500 }) source?: string | null;
}

const LEFT_OUT = { yen: null, hours: null, lastFiscalYear: null, split: 'equal', note: null } as const;

/** The entry a request stands for: what is left out is empty, split evenly. */
export function costIn({ shares, ...body }: CostDto): CostEntry {
  return {
    ...LEFT_OUT,
    ...givenFields(body),
    shares: shares.map(({ projectId, weight = 1 }) => ({ projectId, weight })),
  };
}
