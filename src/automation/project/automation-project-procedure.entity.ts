import { Entity, PrimaryColumn } from 'typeorm';

/** A procedure whose work a project does. */
@Entity('automation_project_procedure')
export class AutomationProjectProcedureEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'uuid' }) projectId!: string;
  @PrimaryColumn({ type: 'uuid' }) procedureId!: string;
}
