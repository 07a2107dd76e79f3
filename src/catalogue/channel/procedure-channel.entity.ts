import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type IsoDate } from '../../kernel/date.js';
import { Labelled } from '../../platform/database/labelled.js';
import { CHANNEL_KINDS, type ChannelKind } from './channel-words.js';

const FROM = { meaning: '利用開始日。null は以前から', example: '2026-04-01' };
const TO = { meaning: '利用終了日（その日まで）。null は終わりの定めなし', example: '2027-03-31' };

/** 受付システム of a procedure, with its address and the days between which it is active (open ends are null). */
@Entity('procedure_channel')
export class ProcedureChannelEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @Labelled('受付システムのID')
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;
  @PrimaryColumn({ type: 'uuid' }) procedureId!: string;
  @Labelled('受付システム', { words: CHANNEL_KINDS.names }) @Column({ type: 'text' }) kind!: ChannelKind;
  @Labelled('URL') @Column({ type: 'text', nullable: true }) url!: string | null;
  @Labelled('利用開始日', FROM) @Column({ type: 'date', nullable: true }) activeFrom!: IsoDate | null;
  @Labelled('利用終了日', TO) @Column({ type: 'date', nullable: true }) activeTo!: IsoDate | null;
}
