import { Entity, PrimaryColumn } from 'typeorm';

@Entity('list_item')
export class ListItemEntity {
  @PrimaryColumn({ type: 'text' }) key!: string;
}
