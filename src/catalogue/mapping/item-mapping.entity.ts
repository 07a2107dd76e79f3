import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';

const LEAD = { meaning: '主管課。この手続への対応付けに記録されている場合だけ' };

/** That a procedure is one of those behind an item of the priority list. At most one row of an item names its lead. */
@Entity('item_mapping')
export class ItemMappingEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @Labelled('優先手続', { meaning: '優先手続のキー' }) @PrimaryColumn({ type: 'text' }) itemKey!: string;
  @Labelled('手続のID') @PrimaryColumn({ type: 'uuid' }) procedureId!: string;
  @Labelled('主管課', LEAD) @Column({ type: 'uuid', nullable: true }) leadDepartmentId!: string | null;
}
