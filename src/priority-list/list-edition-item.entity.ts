import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Handler, type Verification } from './edition-words.js';

@Entity('list_edition_item')
export class ListEditionItemEntity {
  @PrimaryColumn({ type: 'date' }) edition!: string;
  @PrimaryColumn({ type: 'integer' }) number!: number;
  @Column({ type: 'text' }) itemKey!: string;
  @Column({ type: 'text' }) groupKey!: string;
  @Column({ type: 'text' }) groupName!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) handler!: Handler;
  @Column({ type: 'text', array: true }) tags!: string[];
  @Column({ type: 'text' }) verification!: Verification;
}
