import { ApiProperty, OmitType } from '@nestjs/swagger';
import { PlannedMonthChangeEntity } from './planned-month-change.entity.js';

/** How far a plan has moved, in months; later is positive. */
export class SlipDto {
  /** From the first plan to the present one; null without a present plan. */
  @ApiProperty({ type: Number, nullable: true, description: '初めの予定からの遅れ（月数）。早まれば負' })
  sinceFirst!: number | null;
  /** From the plan before the present one; null where there is no plan or no earlier one. */
  @ApiProperty({ type: Number, nullable: true, description: '直前の予定からの遅れ（月数）。早まれば負' })
  sincePrevious!: number | null;
  /** 先送りした回数 */ putOff!: number;
}

/** A plan as it was set at one time. */
export class PlannedMonthLineDto extends OmitType(PlannedMonthChangeEntity, [
  ...(['municipalityId', 'procedureId', 'seq'] as const),
]) {}
