import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { MayBeLeftOut } from '../access/may-be-left-out.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const AS_DATE = { message: '版は「2021-12-24」の形で指定してください。' };

export class DifferenceQuery {
  @ApiProperty({ example: '2020-12-25', description: '比較元の版' })
  @Matches(DATE, AS_DATE)
  from!: string;

  @ApiProperty({ example: '2021-12-24', description: '比較先の版' })
  @Matches(DATE, AS_DATE)
  to!: string;
}

export class EditionQuery {
  @ApiPropertyOptional({ example: '2021-12-24', description: '版（省略すると適用中の版）' })
  @MayBeLeftOut()
  @Matches(DATE, AS_DATE)
  edition?: string;
}
