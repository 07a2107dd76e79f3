import { ApiProperty } from '@nestjs/swagger';
import { type Completeness } from '../../kernel/rate.js';

/** How many of the expected answers were given. */
export class CompletenessDto {
  @ApiProperty({ type: Number, description: '報告のあった数' }) reported!: Completeness['reported'];
  @ApiProperty({ type: Number, description: '報告されるべき数' }) expected!: Completeness['expected'];
}
