import { ApiProperty } from '@nestjs/swagger';
import { type Count } from '../../kernel/count.js';
import { CountDto } from '../../platform/http/count.dto.js';

/** A procedure with what is recorded of it; version 0 where nothing is. */
export class YearlyLineDto {
  @ApiProperty({ format: 'uuid' }) procedureId!: string;
  /** 手続コード */ code!: string;
  /** 手続名 */ name!: string;
  @ApiProperty({ format: 'uuid', description: '所管課' }) departmentId!: string;
  /** 登録取消か */ retired!: boolean;
  @ApiProperty({ type: CountDto, description: '年間の総件数' }) applicationsTotal!: Count;
  @ApiProperty({ type: CountDto, description: '年間のオンライン件数' }) applicationsOnline!: Count;
  /** 件数の出典 */ source!: string | null;
  /** 記録の版。まだ記録のない手続は 0 */ version!: number;
  /** 確かめてほしいこと（総件数とオンライン件数の片方だけが記録されているとき）。なければ null */
  question!: string | null;
}
