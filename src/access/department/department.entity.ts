import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';

@Entity('department')
export class DepartmentEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @Labelled('課のID') @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  @Labelled('課コード', { longest: 20 }) @Column({ type: 'text' }) code!: string;
  @Labelled('課名', { longest: 100 }) @Column({ type: 'text' }) name!: string;
  @Labelled('部') @Column({ type: 'uuid', nullable: true }) divisionId!: string | null;
  @Labelled('廃止日') @Column({ type: 'date', nullable: true }) endedOn!: string | null;
  @Column({ type: 'uuid', nullable: true }) mergedInto!: string | null;
  @Labelled('版') @Column({ type: 'integer', default: 1 }) version!: number;
}
