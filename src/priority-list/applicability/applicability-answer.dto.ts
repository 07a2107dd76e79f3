import { ApiProperty } from '@nestjs/swagger';
import {
  APPLICABILITY_STATES,
  type ApplicabilityState,
  NOT_HANDLED_REASONS,
  type NotHandledReason,
} from '../applicability-words.js';
import { ListItemDto } from '../priority-list-answer.dto.js';

/** An item of the list and whether the municipality handles it. */
export class ItemApplicabilityDto extends ListItemDto {
  @ApiProperty({ enum: APPLICABILITY_STATES, description: '該当の有無' }) state!: ApplicabilityState;
  @ApiProperty({ enum: NOT_HANDLED_REASONS, nullable: true, description: '非該当の理由' })
  reason!: NotHandledReason | null;
  @ApiProperty({ type: String, nullable: true, description: '備考' }) note!: string | null;
  @ApiProperty({ description: '団体が登録したか。false は事務を行う団体から定まる初めの値' })
  stated!: boolean;
  @ApiProperty({ description: '版。登録していない間は 0' }) version!: number;
}

/** The applicability of an edition's items to one municipality. */
export class EditionApplicabilityDto {
  @ApiProperty({ example: '2021-12-24' }) edition!: string;
  @ApiProperty({ type: [ItemApplicabilityDto] }) items!: ItemApplicabilityDto[];
}
