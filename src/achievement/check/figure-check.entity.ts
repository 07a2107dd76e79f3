import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the newest nightly check of a municipality's figures found. */
@Entity('figure_check')
export class FigureCheckEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  /** The day it was asked for. */
  @Column({ type: 'date' }) day!: string;
  @Column({ type: 'integer' }) compared!: number;
  /** The periods whose figures or rows were not what all rows give. */
  @Column({ type: 'text', array: true }) differing!: string[];
}
