import { Inject, Injectable } from '@nestjs/common';
import { type Logger } from 'pino';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { auditEntry } from '../../access/audit/audit-entry.js';
import { systemContext } from '../../access/system-context.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { HandlesWork } from '../../platform/owed-work/declared-work.js';
import { type OwedHandler } from '../../platform/owed-work/handler.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { LOGGER } from '../../platform/platform.module.js';
import { FigureCheckRepository } from './figure-check.repository.js';
import { type ComparedFigures, FigureCheck } from './figure-check.service.js';

declare module '../../platform/owed-work/owed-kind.js' {
  interface OwedKinds {
    'figure-check': true;
  }
}

/**
 * 速報値の照合: compares the provisional figures of a municipality with all its rows once a night. The key is the day.
 * What differs is written into the log, the metrics and the audit trail, and everything is computed anew.
 */
@HandlesWork({ kind: 'figure-check', queue: 'files' })
@Injectable()
export class FigureCheckJob implements OwedHandler<ComparedFigures> {
  constructor(
    private readonly check: FigureCheck,
    private readonly checks: FigureCheckRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
    @Inject(LOGGER) private readonly logger: Pick<Logger, 'error'>,
  ) {}

  async compute(view: Transaction): Promise<ComparedFigures> {
    return this.check.compare(view);
  }

  async write(tx: Transaction, day: string, found: ComparedFigures): Promise<void> {
    await this.checks.save(tx, day, found);
    const { differing } = found;
    if (differing.length === 0) return;
    const { municipality } = tx;
    this.logger.error({ municipality, differing }, '速報値が、すべての行から計算した値と違います');
    const entry = auditEntry('figures.differ', day, { after: { periods: differing } });
    await this.audit.record(tx, systemContext(municipality, '速報値の照合'), [entry]);
    await this.owedWork.raiseAll(tx, 'provisional');
  }
}
