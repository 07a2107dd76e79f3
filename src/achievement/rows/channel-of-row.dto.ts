import { ApiProperty } from '@nestjs/swagger';
import { CHANNEL_KINDS } from '../../catalogue/channel/channel-words.js';

/** One channel a procedure had on the day stocks were taken. */
export class ChannelOfRowDto {
  @ApiProperty({ enum: CHANNEL_KINDS.keys }) kind!: string;
  url!: string | null;
}
