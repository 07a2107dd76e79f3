import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { codeText, trimmed } from '../../platform/http/dto-fields.js';
import { IsDay } from '../../platform/http/is-day.js';
import { MayBeLeftOut } from '../../platform/http/may-be-left-out.js';
import { PageQuery } from '../../platform/http/page-query.dto.js';
import { WrittenField } from '../../platform/http/request-fields.js';
import { DepartmentEntity } from './department.entity.js';
import { DivisionEntity } from './division.entity.js';

const DIVISION = { what: '部名', shortest: 1, longest: 100 };

export class DepartmentQuery extends PageQuery {
  /** 廃止した課も含める */
  @MayBeLeftOut()
  @IsIn(['true', 'false'], { message: 'withEndedは true または false で指定してください。' })
  withEnded?: 'true' | 'false';
}

export class DepartmentDetails {
  @Transform(trimmed)
  @WrittenField({ ...DIVISION, orNull: true, description: '部名（登録のない部は新しく登録する）' })
  division?: string | null;

  /** 廃止日 */
  @IsOptional()
  @IsDay('廃止日')
  endedOn?: string | null;
}

/** What may be said of a department; its division by name, made where it is new. */
export class CreateDepartment extends DepartmentDetails {
  @Transform(codeText)
  @WrittenField({ what: '課コード', shortest: 1, longest: 20 })
  code!: string;

  @Transform(trimmed)
  @WrittenField({ what: '課名', shortest: 1, longest: 100 })
  name!: string;
}

export class EditDepartment extends PartialType(CreateDepartment, { skipNullProperties: false }) {}

export class RenameDivision {
  @Transform(trimmed)
  @WrittenField(DIVISION)
  name!: string;
}

/** 所管課. It ended on the day it was dissolved or merged; null while it exists. */
export class DepartmentDto extends OmitType(DepartmentEntity, ['municipalityId', 'mergedInto']) {
  /** 部名 */ divisionName!: string | null;
}

/** 部: a name under which departments are grouped. */
export class DivisionDto extends OmitType(DivisionEntity, ['municipalityId']) {
  /** Departments of it that have not ended. */
  @ApiProperty({ description: '課の数' }) departments!: number;
  /** Departments of it that have ended: they keep their division, for history's sake. */
  @ApiProperty({ description: '廃止した課の数' }) ended!: number;
}
