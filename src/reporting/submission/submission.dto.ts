import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IdField } from '../../platform/http/request-fields.js';
import { type SubmissionListingState, type SubmissionState } from './submission-states.js';

const REASON = '差戻しの理由を入力してください。';
const REASON_LENGTH = { message: '差戻しの理由は1000文字以内で入力してください。' };

export class ReturnedRowDto {
  @IdField({ what: '手続', description: '', message: '手続のidが正しくありません。' }) procedureId!: string;

  /** この行を差し戻す理由 */
  @IsString({ message: REASON })
  @IsNotEmpty({ message: REASON })
  @MaxLength(1000, REASON_LENGTH)
  reason!: string;
}

export class ReturnDto {
  /** 報告全体を差し戻す理由。行だけを差し戻すときは省略できる */
  @IsOptional()
  @IsString({ message: REASON })
  @MaxLength(1000, REASON_LENGTH)
  reason?: string;

  /** 差し戻す行とその理由 */
  @IsOptional()
  @IsArray({ message: '差し戻す行は配列で指定してください。' })
  @ArrayMaxSize(5000, { message: '差し戻す行が多すぎます。' })
  @ValidateNested({ each: true })
  @Type(() => ReturnedRowDto)
  rows?: ReturnedRowDto[];
}

export class AcceptManyDto {
  /** 受理する課のid */
  @ArrayNotEmpty({ message: '受理する課を1つ以上指定してください。' })
  @ArrayMaxSize(5000, { message: '課が多すぎます。' })
  @IsUUID(undefined, { each: true, message: '課のidが正しくありません。' })
  departmentIds!: string[];
}

/** By whom and when a department's report was handed in and accepted. */
export class HandlingDto {
  /** DX推進課による代理入力・代理提出か */ onBehalf!: boolean;
  submittedAt!: Date | null;
  submittedBy!: string | null;
  acceptedAt!: Date | null;
  acceptedBy!: string | null;
}

/** A submission as it is stored. */
export class SubmissionDto extends HandlingDto {
  @ApiProperty({ format: 'uuid' }) departmentId!: string;
  state!: SubmissionState;
  /** 差戻しの理由 */ returnReason!: string | null;
  version!: number;
}

/** One department in the overview of a month. */
export class SubmissionOverviewDto extends HandlingDto {
  @ApiProperty({ format: 'uuid' }) departmentId!: string;
  departmentCode!: string;
  departmentName!: string;
  /** 部 */ divisionName!: string | null;
  /** not-started は未着手 */ state!: SubmissionListingState;
  /** 差戻しの理由 */ returnReason!: string | null;
  /** 報告を求めている手続の数 */ expected!: number;
  /** そのうち保存済みの数 */ saved!: number;
  /** 報告の版。未着手は 0 */ version!: number;
}
