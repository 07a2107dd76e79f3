import { Injectable } from '@nestjs/common';
import { tokyoDayBounds } from '../../kernel/clock.js';
import { Database } from '../../platform/database/database.js';
import { keysetPage, type Page } from '../../platform/keyset.js';
import { type Context } from '../context.js';
import { permit } from '../permissions.js';
import { AuditRepository } from './audit.repository.js';
import { type AuditEventDto, type AuditQuery } from './audit.dto.js';

@Injectable()
export class AuditService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditRepository,
  ) {}

  /**
   * One page of the audit trail, newest first: who, when, what before, what after, from where. With a word, also what
   * concerns one of the ids that the caller knows to be `called` by it.
   */
  async list(
    context: Context,
    { from, to, ...query }: AuditQuery,
    called: readonly string[] = [],
  ): Promise<Page<AuditEventDto>> {
    permit(context, 'audit.read');
    const between = { from: from && tokyoDayBounds(from).from, to: to && tokyoDayBounds(to).to };
    return keysetPage(
      query,
      ['bigint'],
      ([before], limit) =>
        this.database.snapshot(context, (tx) =>
          this.audit.list(tx, { ...query, ...between, called, before, limit }),
        ),
      ({ id }) => [id],
    );
  }
}
