import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { parseDate } from '../../kernel/date.js';
import { CHANNEL_KINDS, type ChannelKind } from './channel-words.js';
import { type ChannelToKeep } from './channel.repository.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOST_CHANNELS = 50;

export class ChannelDto {
  @ApiPropertyOptional({ format: 'uuid', description: '残すときは取得したid。省くと追加。' })
  @IsOptional()
  @IsUUID(undefined, { message: '受付システムの番号が正しくありません。' })
  id?: string;

  @IsIn(CHANNEL_KINDS.keys, { message: '受付システムの種類の指定が正しくありません。' })
  kind!: ChannelKind;

  @IsOptional()
  @IsString({ message: 'URLの指定が正しくありません。' })
  @MaxLength(2000, { message: 'URLは2000文字までです。' })
  url?: string | null;

  /** 利用開始日 @example 2026-04-01 */
  @IsOptional()
  @Matches(DATE, { message: '利用開始日は「2026-04-01」の形で入力してください。' })
  activeFrom?: string | null;

  /** 利用終了日（その日まで） @example 2027-03-31 */
  @IsOptional()
  @Matches(DATE, { message: '利用終了日は「2027-03-31」の形で入力してください。' })
  activeTo?: string | null;
}

export class ChannelsDto {
  /** ここにない受付システムは取り除かれます。 */
  @IsArray({ message: '受付システムは一覧で指定してください。' })
  @ArrayMaxSize(MOST_CHANNELS, { message: `受付システムは${MOST_CHANNELS}件までです。` })
  @ValidateNested({ each: true })
  @Type(() => ChannelDto)
  channels!: ChannelDto[];
}

/** The channels as they are stored. @throws InvalidInput for a day that does not exist */
export function channelsToKeep({ channels }: ChannelsDto): ChannelToKeep[] {
  return channels.map(({ id, kind, url, activeFrom, activeTo }) => ({
    ...(id ? { id } : {}),
    kind,
    url: url?.trim() || null,
    activeFrom: activeFrom ? parseDate(activeFrom) : null,
    activeTo: activeTo ? parseDate(activeTo) : null,
  }));
}
