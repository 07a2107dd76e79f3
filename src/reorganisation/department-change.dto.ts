import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsUUID } from 'class-validator';
import { trimmed } from '../platform/http/dto-fields.js';
import { IsDay } from '../platform/http/is-day.js';
import { MayBeLeftOut } from '../platform/http/may-be-left-out.js';
import { PageQuery } from '../platform/http/page-query.dto.js';
import { IdField, WrittenField } from '../platform/http/request-fields.js';
import { normalise } from '../kernel/text.js';
import { CHANGE_STATES, type ChangeState, USER_HANDLINGS, type UserHandling } from './department-change.js';

const MOST_PROCEDURES = 10_000;

export class MergeDepartment {
  @IdField({ what: '統合先の課（ID）', message: '統合先の課をIDで指定してください。' }) into!: string;

  @ApiProperty({ format: 'date', description: '実施日。明日以降なら予定として登録し、その日に実施する' })
  @IsDay('実施日')
  on!: string;

  /** 利用者を統合先の課に移す（move）か、利用を停止する（disable）。既定は move */
  @MayBeLeftOut()
  @IsIn(USER_HANDLINGS, { message: 'usersは move または disable で指定してください。' })
  users?: UserHandling;
}

export class SplitDepartment {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? normalise(value) : value))
  @WrittenField({ what: '課コード', shortest: 1, longest: 20, description: '新しい課の課コード' })
  code!: string;

  @Transform(trimmed)
  @WrittenField({ what: '課名', shortest: 1, longest: 100, description: '新しい課の課名' })
  name!: string;

  @WrittenField({
    what: '部名',
    optional: true,
    shortest: 1,
    longest: 100,
    description: '新しい課の部名（登録のない部は新しく登録する）',
  })
  division?: string;

  @ApiProperty({ format: 'date', description: '実施日。明日以降なら予定として登録し、その日に実施する' })
  @IsDay('実施日')
  on!: string;

  @ApiProperty({ type: [String], format: 'uuid', description: '移す手続（ID）' })
  @IsArray({ message: '移す手続をIDの一覧で指定してください。' })
  @ArrayMaxSize(MOST_PROCEDURES, { message: '一度に移せる手続は10,000件までです。' })
  @IsUUID(undefined, { each: true, message: '移す手続をIDで指定してください。' })
  procedureIds!: string[];
}

export class DepartmentChangeQuery extends PageQuery {
  /** 状態（予定、実施済、取消、実施できず） */
  @MayBeLeftOut()
  @IsIn(CHANGE_STATES, { message: `stateは ${CHANGE_STATES.join('、')} のいずれかで指定してください。` })
  state?: ChangeState;

  @IdField({
    what: '移す側または引き継ぐ側の課（ID）',
    optional: true,
    message: 'departmentIdの形式が正しくありません。',
  })
  departmentId?: string;
}
