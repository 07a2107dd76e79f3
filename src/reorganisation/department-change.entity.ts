import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type IsoDate } from '../kernel/date.js';
import { type ChangeKind, type ChangeState, type UserHandling } from './department-change.js';
import { type ChangeResultDto } from './department-change-answer.dto.js';

@Entity('department_change')
export class DepartmentChangeEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id!: string;
  @Column({ type: 'text' }) kind!: ChangeKind;
  @Column({ type: 'date' }) effectiveOn!: IsoDate;
  @Column({ type: 'uuid' }) departmentId!: string;
  @Column({ type: 'text' }) departmentName!: string;
  @Column({ type: 'uuid', nullable: true }) targetId!: string | null;
  @Column({ type: 'text', nullable: true }) targetCode!: string | null;
  @Column({ type: 'text' }) targetName!: string;
  @Column({ type: 'text', nullable: true }) targetDivision!: string | null;
  @Column({ type: 'text', nullable: true }) users!: UserHandling | null;
  @Column({ type: 'uuid', array: true, default: '{}' }) procedureIds!: string[];
  @Column({ type: 'text' }) state!: ChangeState;
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ type: 'jsonb', nullable: true }) result!: ChangeResultDto | null;
  @Column({ type: 'timestamptz' }) plannedAt!: Date;
  @Column({ type: 'text' }) plannedBy!: string;
  @Column({ type: 'timestamptz', nullable: true }) settledAt!: Date | null;
  @Column({ type: 'text', nullable: true }) settledBy!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
