import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDay } from '../platform/http/is-day.js';
import { MayBeLeftOut } from '../platform/http/may-be-left-out.js';

export class DifferenceQuery {
  @ApiProperty({ example: '2020-12-25', description: '比較元の版' })
  @IsDay('比較元の版')
  from!: string;

  @ApiProperty({ example: '2021-12-24', description: '比較先の版' })
  @IsDay('比較先の版')
  to!: string;
}

export class EditionQuery {
  @ApiPropertyOptional({ example: '2021-12-24', description: '版（省略すると適用中の版）' })
  @MayBeLeftOut()
  @IsDay('版')
  edition?: string;
}
