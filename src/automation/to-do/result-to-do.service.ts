import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { Database } from '../../platform/database/database.js';
import { type MissingResults, ResultToDoRepository } from './result-to-do.repository.js';

/** What is to be done about the results of automation projects. */
@Injectable()
export class ResultToDoService {
  constructor(
    private readonly database: Database,
    private readonly results: ResultToDoRepository,
  ) {}

  /** The results that the actor's department has still to enter, by month; none for anybody without a department. */
  async missing(context: Context): Promise<MissingResults[]> {
    permit(context, 'automation.read');
    const { departmentId } = context.actor;
    if (departmentId === null) return [];
    return this.database.snapshot(context, (tx) => this.results.missing(tx, departmentId));
  }
}
