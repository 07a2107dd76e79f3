import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';

@Entity('division')
export class DivisionEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @Labelled('部のID') @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  @Labelled('部名', { longest: 100 }) @Column({ type: 'text' }) name!: string;
  @Labelled('版') @Column({ type: 'integer', default: 1 }) version!: number;
}
