import { ApiProperty } from '@nestjs/swagger';
import { BoundTokenDto, BoundUserDto } from '../access/department/bearer-answer.dto.js';
import { DepartmentDto } from '../access/department/department.dto.js';
import { OwnedProcedureDto } from '../catalogue/procedure/owned-procedure.dto.js';
import { type IsoDate } from '../kernel/date.js';
import { OpenReportDto } from '../reporting/handover/open-report.dto.js';
import {
  CHANGE_KINDS,
  CHANGE_STATES,
  type ChangeKind,
  type ChangeState,
  USER_HANDLINGS,
  type UserHandling,
} from './department-change.js';

/** How much a change has moved; `tokens` were revoked, `reports` are rows of open months. */
export class ChangeResultDto {
  @ApiProperty({ description: '移した手続の数' }) procedures!: number;
  @ApiProperty({ description: '移した、または利用を停止した利用者の数' }) users!: number;
  @ApiProperty({ description: '失効させたトークンの数' }) tokens!: number;
  @ApiProperty({ description: '引き継いだ、確定前の報告の行数' }) reports!: number;
  @ApiProperty({ description: '引き継いだ自動化案件の数' }) projects!: number;
  @ApiProperty({ description: '引き継いだ未了の対応事項の数' }) actions!: number;
}

/** A merger or split as it is stored. */
export class DepartmentChangeDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: CHANGE_KINDS, description: '統合または分割' }) kind!: ChangeKind;
  @ApiProperty({ type: String, format: 'date', description: '実施日', example: '2027-04-01' })
  effectiveOn!: IsoDate;
  @ApiProperty({ format: 'uuid', description: '統合される課、または分割される課' }) departmentId!: string;
  @ApiProperty({ description: '課名。実施または取消のあとは当時のもの' }) departmentName!: string;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: '引き継ぐ課。分割でこれからできる課は null',
  })
  targetId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '分割でできる課の課コード' })
  targetCode!: string | null;
  @ApiProperty({ description: '引き継ぐ課の課名' }) targetName!: string;
  @ApiProperty({ type: String, nullable: true, description: '分割でできる課の部名' })
  targetDivision!: string | null;
  @ApiProperty({ enum: USER_HANDLINGS, nullable: true, description: '統合での利用者の扱い。分割では null' })
  users!: UserHandling | null;
  @ApiProperty({ type: [String], format: 'uuid', description: '分割で移す手続' }) procedureIds!: string[];
  @ApiProperty({ enum: CHANGE_STATES, description: '予定、実施済、取消、実施できず' }) state!: ChangeState;
  @ApiProperty({ type: String, nullable: true, description: '実施できなかった理由' }) reason!: string | null;
  @ApiProperty({ type: ChangeResultDto, nullable: true, description: '実施で動いたものの数' })
  result!: ChangeResultDto | null;
  @ApiProperty() plannedAt!: Date;
  @ApiProperty() plannedBy!: string;
  @ApiProperty({ type: Date, nullable: true, description: '実施または取消の日時' }) settledAt!: Date | null;
  @ApiProperty({ type: String, nullable: true }) settledBy!: string | null;
  @ApiProperty() version!: number;
}

/** A department with what a merger or split would move, and its past and planned changes. */
export class DepartmentOutlookDto {
  @ApiProperty({ type: DepartmentDto }) department!: DepartmentDto;
  @ApiProperty({ type: [OwnedProcedureDto], description: '登録取消のものを含む' })
  procedures!: OwnedProcedureDto[];
  @ApiProperty({ type: [BoundUserDto], description: '利用停止中の者を含む' }) users!: BoundUserDto[];
  @ApiProperty({ type: [BoundTokenDto], description: '有効なもの' }) tokens!: BoundTokenDto[];
  @ApiProperty({ description: '自動化案件の数' }) projects!: number;
  @ApiProperty({ description: '未了の対応事項の数' }) actions!: number;
  @ApiProperty({ type: [OpenReportDto], description: '確定していない対象月の報告' })
  openReports!: OpenReportDto[];
  @ApiProperty({ type: [DepartmentChangeDto], description: '実施済と予定の統合・分割（実施日の順）' })
  changes!: DepartmentChangeDto[];
}
