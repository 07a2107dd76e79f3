import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('set_up_code')
export class SetUpCodeEntity {
  @PrimaryColumn({ type: 'boolean', default: true }) single!: boolean;
  @Column({ type: 'text' }) codeHash!: string;
  @Column({ type: 'timestamptz' }) madeAt!: Date;
}
