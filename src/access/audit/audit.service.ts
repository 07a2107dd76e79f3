import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { decodeCursor, type Page, pageOf } from '../../platform/keyset.js';
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
  async list(context: Context, { cursor, limit, ...subject }: AuditQuery): Promise<Page<AuditEventDto>> {
    permit(context, 'audit.read');
    const before = cursor === undefined ? undefined : Number(decodeCursor(cursor, ['bigint'])[0]);
    const fetched = await this.database.transaction(context, (tx) =>
      this.audit.list(tx, { ...subject, before, limit: limit + 1 }),
    );
    return pageOf(fetched, limit, ({ id }) => [id]);
  }
}
