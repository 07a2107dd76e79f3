import { ApiProperty } from '@nestjs/swagger';

/** A procedure of a department, for choosing those that go to another one. */
export class OwnedProcedureDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** 手続コード */ code!: string;
  /** 手続名 */ name!: string;
  /** 登録取消か */ retired!: boolean;
}
