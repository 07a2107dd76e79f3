import { ApiProperty } from '@nestjs/swagger';
import { type IsoDate } from '../../kernel/date.js';
import { CHANNEL_KINDS, type ChannelKind } from './channel-words.js';

/** A channel of a procedure. Open ends are null: active since ever, until further notice. */
export class ProcedureChannelDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: CHANNEL_KINDS.keys }) kind!: ChannelKind;
  @ApiProperty({ type: String, nullable: true }) url!: string | null;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: '利用開始日。null は以前から',
    example: '2026-04-01',
  })
  activeFrom!: IsoDate | null;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: '利用終了日（その日まで）。null は終わりの定めなし',
    example: '2027-03-31',
  })
  activeTo!: IsoDate | null;
}

/** The channels of a procedure and its version after the change. */
export class ChannelsOfProcedureDto {
  @ApiProperty({ description: '手続の版' }) version!: number;
  @ApiProperty({ type: [ProcedureChannelDto] }) channels!: ProcedureChannelDto[];
}
