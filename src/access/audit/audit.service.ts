import { Injectable } from '@nestjs/common';
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

  /** One page of the audit trail, newest first: who, when, what before, what after, from where. */
  async list(context: Context, query: AuditQuery): Promise<Page<AuditEventDto>> {
    permit(context, 'audit.read');
    return keysetPage(
      query,
      ['bigint'],
      ([before], limit) =>
        this.database.snapshot(context, (tx) => this.audit.list(tx, { ...query, before, limit })),
      ({ id }) => [id],
    );
  }
}
