import { ApiProperty, type ApiPropertyOptions, getSchemaPath } from '@nestjs/swagger';
import { type Month } from '../../kernel/month.js';

export class StoodStillDto {
  @ApiProperty({ enum: ['stood-still'], description: '止まっている' }) kind!: 'stood-still';
  @ApiProperty({ type: String, description: '止まった最初の月', example: '2026-09' }) since!: Month;
  @ApiProperty({ description: '止まっている月数（か月）' }) months!: number;
}

export class FailingDto {
  @ApiProperty({ enum: ['failing'], description: '失敗が多い' }) kind!: 'failing';
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  @ApiProperty({ description: '実行回数（回）' }) runs!: number;
  @ApiProperty({ description: '失敗した回数（回）' }) failures!: number;
}

/** Documents a property that tells a robot's trouble; its class names both as extra models. */
export const ROBOT_TROUBLE: ApiPropertyOptions = {
  oneOf: [StoodStillDto, FailingDto].map((one) => ({ $ref: getSchemaPath(one) })),
};
