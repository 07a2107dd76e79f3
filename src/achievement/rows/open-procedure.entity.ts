import { Entity } from 'typeorm';
import { ColumnsOf } from '../../platform/database/columns-of.js';
import { FrozenProcedureEntity } from './frozen-procedure.entity.js';

/** One procedure in the provisional figures of a period: the row as it was when they were worked out. */
@Entity('open_procedure')
@ColumnsOf(FrozenProcedureEntity, { except: ['revision'] })
export class OpenProcedureEntity {}
