import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a procedure is one of those behind an item of the priority list. At most one row of an item names its lead. */
@Entity('item_mapping')
export class ItemMappingEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) itemKey!: string;
  @PrimaryColumn({ type: 'uuid' }) procedureId!: string;
  @Column({ type: 'uuid', nullable: true }) leadDepartmentId!: string | null;
}
