import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An item row as a close copied it; never altered. */
@Entity('frozen_item')
export class FrozenItemEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'text' }) period!: string;
  @PrimaryColumn({ type: 'integer' }) revision!: number;
  @PrimaryColumn({ type: 'text' }) itemKey!: string;
  @Column({ type: 'integer' }) number!: number;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) groupKey!: string;
  @Column({ type: 'text' }) groupName!: string;
  @Column({ type: 'text', array: true }) tags!: string[];
  @Column({ type: 'text' }) verification!: string;
  @Column({ type: 'text' }) applicability!: string;
  @Column({ type: 'text', nullable: true }) applicabilityReason!: string | null;
  @Column({ type: 'uuid', nullable: true }) leadDepartmentId!: string | null;
  @Column({ type: 'text', nullable: true }) leadDepartmentName!: string | null;
  @Column({ type: 'uuid', array: true }) procedureIds!: string[];
  @Column({ type: 'boolean' }) onlineAny!: boolean;
  @Column({ type: 'boolean' }) onlineAll!: boolean;
  @Column({ type: 'boolean' }) onlineMynaportal!: boolean;
  @Column({ type: 'boolean' }) reported!: boolean;
}
