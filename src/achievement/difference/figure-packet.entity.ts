import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What some dozens of rows add to the figures of a period, by the row's id: `StoredPart`. */
@Entity('figure_packet')
export class FigurePacketEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) period!: string;
  @PrimaryColumn({ type: 'text' }) partOf!: string;
  @PrimaryColumn({ type: 'integer' }) packet!: number;
  @Column({ type: 'jsonb' }) parts!: object;
}
