import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { Database } from '../../platform/database/database.js';
import { decodeCursor, type Page, pageOf, type PageRequest } from '../../platform/keyset.js';
import { orNotFound } from '../../platform/problem.js';
import { type ProcedureReport, ProcedureReportsRepository } from './procedure-reports.repository.js';

@Injectable()
export class ProcedureReportsService {
  constructor(
    private readonly database: Database,
    private readonly reports: ProcedureReportsRepository,
  ) {}

  /**
   * What was reported on a procedure month by month, newest first; empty where nothing was. Who may read the
   * procedure may read what another department reported on it before. @throws Problem 404, 403
   */
  async list(
    context: Context,
    procedureId: string,
    { cursor, limit }: PageRequest,
  ): Promise<Page<ProcedureReport>> {
    permit(context, 'report.read');
    const before = cursor === undefined ? null : (decodeCursor(cursor, ['text'])[0] ?? null);
    const rows = await this.database.snapshot(context, async (tx) => {
      const [departmentId, found] = await Promise.all([
        this.reports.departmentOf(tx, procedureId),
        this.reports.list(tx, procedureId, { before, limit: limit + 1 }),
      ]);
      permit(context, 'report.read', orNotFound(departmentId, '手続'));
      return found;
    });
    return pageOf(rows, limit, ({ month }) => [month]);
  }
}
