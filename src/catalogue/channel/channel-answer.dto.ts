import { OmitType } from '@nestjs/swagger';
import { ProcedureChannelEntity } from './procedure-channel.entity.js';

/** A channel of a procedure. Open ends are null: active since ever, until further notice. */
export class ProcedureChannelDto extends OmitType(ProcedureChannelEntity, [
  'municipalityId',
  'procedureId',
]) {}

/** The channels of a procedure and its version after the change. */
export class ChannelsOfProcedureDto {
  /** 手続の版 */ version!: number;
  channels!: ProcedureChannelDto[];
}
