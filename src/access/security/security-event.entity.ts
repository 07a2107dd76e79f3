import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('security_event')
export class SecurityEventEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' }) id!: number;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'timestamptz' }) minute!: Date;
  @Column({ type: 'timestamptz' }) at!: Date;
  @Column({ type: 'timestamptz' }) lastAt!: Date;
  @Column({ type: 'integer' }) count!: number;
  @Column({ type: 'text' }) actorId!: string;
  @Column({ type: 'text' }) actorLabel!: string;
  @Column({ type: 'text' }) userId!: string;
  @Column({ type: 'text' }) address!: string;
  @Column({ type: 'text' }) agent!: string;
  @Column({ type: 'text' }) detail!: string;
}
