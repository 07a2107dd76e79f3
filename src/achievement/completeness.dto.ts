import { ApiProperty } from '@nestjs/swagger';
import { type Completeness } from '../kernel/rate.js';

export class CompletenessDto implements Completeness {
  @ApiProperty({ description: '報告のあった数' }) reported!: number;
  @ApiProperty({ description: '報告されるべき数' }) expected!: number;
}
