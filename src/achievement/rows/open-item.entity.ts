import { Column, Entity } from 'typeorm';
import { ColumnsOf } from '../../platform/database/columns-of.js';
import { FrozenItemEntity } from './frozen-item.entity.js';

/** One item of the national list in the provisional figures of a period: the row as it was when they were worked out. */
@Entity('open_item')
@ColumnsOf(FrozenItemEntity, { except: ['revision'] })
export class OpenItemEntity {
  /** Whether the stage of any of its procedures is known. */
  @Column({ type: 'boolean' }) staged!: boolean;
}
