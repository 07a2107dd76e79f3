import { ApiProperty } from '@nestjs/swagger';
import { BoundTokenDto, BoundUserDto } from '../access/department/bearer-answer.dto.js';
import { DepartmentDto } from '../access/department/department.dto.js';
import { OwnedProcedureDto } from '../catalogue/procedure/owned-procedure.dto.js';
import { type IsoDate } from '../kernel/date.js';
import { OpenReportDto } from '../reporting/handover/open-report.dto.js';
import { type ChangeKind, type ChangeState, type UserHandling } from './department-change.js';

/** How much a change has moved; `tokens` were revoked, `reports` are rows of open months. */
export class ChangeResultDto {
  /** 移した手続の数 */ procedures!: number;
  /** 移した、または利用を停止した利用者の数 */ users!: number;
  /** 失効させたトークンの数 */ tokens!: number;
  /** 引き継いだ、確定前の報告の行数 */ reports!: number;
  /** 引き継いだ自動化案件の数 */ projects!: number;
  /** 引き継いだ未了の対応事項の数 */ actions!: number;
}

/** A merger or split as it is stored. */
export class DepartmentChangeDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** 統合または分割 */ kind!: ChangeKind;
  @ApiProperty({ type: String, format: 'date', description: '実施日', example: '2027-04-01' })
  effectiveOn!: IsoDate;
  @ApiProperty({ format: 'uuid', description: '統合される課、または分割される課' }) departmentId!: string;
  /** 課名。実施または取消のあとは当時のもの */ departmentName!: string;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: '引き継ぐ課。分割でこれからできる課は null',
  })
  targetId!: string | null;
  /** 分割でできる課の課コード */ targetCode!: string | null;
  /** 引き継ぐ課の課名 */ targetName!: string;
  /** 分割でできる課の部名 */ targetDivision!: string | null;
  /** 統合での利用者の扱い。分割では null */ users!: UserHandling | null;
  @ApiProperty({ type: [String], format: 'uuid', description: '分割で移す手続' }) procedureIds!: string[];
  /** 予定、実施済、取消、実施できず */ state!: ChangeState;
  /** 実施できなかった理由 */ reason!: string | null;
  /** 実施で動いたものの数 */ result!: ChangeResultDto | null;
  plannedAt!: Date;
  plannedBy!: string;
  /** 実施または取消の日時 */ settledAt!: Date | null;
  settledBy!: string | null;
  version!: number;
}

/** A department with what a merger or split would move, and its past and planned changes. */
export class DepartmentOutlookDto {
  department!: DepartmentDto;
  /** 登録取消のものを含む */ procedures!: OwnedProcedureDto[];
  /** 利用停止中の者を含む */ users!: BoundUserDto[];
  /** 有効なもの */ tokens!: BoundTokenDto[];
  /** 自動化案件の数 */ projects!: number;
  /** 未了の対応事項の数 */ actions!: number;
  /** 確定していない対象月の報告 */ openReports!: OpenReportDto[];
  /** 実施済と予定の統合・分割（実施日の順） */ changes!: DepartmentChangeDto[];
}
