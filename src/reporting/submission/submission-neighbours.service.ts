import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { permit, reach } from '../../access/permissions.js';
import { type Month } from '../../kernel/month.js';
import { Database } from '../../platform/database/database.js';
import { type Neighbours, SubmissionNeighboursRepository } from './submission-neighbours.repository.js';

@Injectable()
export class SubmissionNeighbours {
  constructor(
    private readonly database: Database,
    private readonly neighbours: SubmissionNeighboursRepository,
  ) {}

  /** The reports around a department's, for whoever sees them all; none for anybody else. */
  async around(context: Context, month: Month, departmentId: string): Promise<Neighbours> {
    permit(context, 'report.read');
    if (reach(context, 'report.read') !== 'all') return { previous: null, next: null, waiting: null };
    return this.database.snapshot(context, (tx) => this.neighbours.around(tx, month, departmentId));
  }
}
