import { ApiProperty } from '@nestjs/swagger';

/** A fault in a file, as it is shown and printed. `null` where no single row, column or value is at fault. */
export class FileFaultDto {
  @ApiProperty({ type: Number, nullable: true, description: 'ファイルの行' }) row!: number | null;
  @ApiProperty({ type: String, nullable: true, description: '列名' }) column!: string | null;
  @ApiProperty({ type: String, nullable: true }) value!: string | null;
  @ApiProperty() message!: string;
}
