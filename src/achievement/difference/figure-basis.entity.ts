import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the provisional figures of a period were summed from: the next change is then a difference to it. */
@Entity('figure_basis')
export class FigureBasisEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) period!: string;
  /** Of the statements that read the rows, with their values, and of the period's facts and indicators. */
  @Column({ type: 'text' }) digest!: string;
  /** Up to which request for the period's figures it is good. */
  @Column({ type: 'bigint' }) upTo!: number;
  /** The sums of the rows in `open_procedure` and `open_item`. */
  @Column({ type: 'jsonb' }) cells!: object[];
}
