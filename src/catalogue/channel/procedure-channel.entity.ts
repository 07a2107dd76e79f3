import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 受付システム of a procedure, with its address and the days between which it is active (open ends are null). */
@Entity('procedure_channel')
export class ProcedureChannelEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  @PrimaryColumn({ type: 'uuid' }) procedureId!: string;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'text', nullable: true }) url!: string | null;
  @Column({ type: 'date', nullable: true }) activeFrom!: string | null;
  @Column({ type: 'date', nullable: true }) activeTo!: string | null;
}
