import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type TagDto } from './priority-list-answer.dto.js';

@Entity('list_edition')
export class ListEditionEntity {
  @PrimaryColumn({ type: 'date' }) edition!: string;
  @Column({ type: 'text' }) title!: string;
  @Column({ type: 'text' }) source!: string;
  /** The edition's tags with their names, in the order of its file. */
  @Column({ type: 'jsonb', default: () => `'[]'` }) tags!: TagDto[];
  @Column({ type: 'text' }) digest!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) loadedAt!: Date;
}
