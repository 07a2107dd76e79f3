import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { decodeCursor, type Page, pageOf } from '../../platform/keyset.js';
import { type Context } from '../context.js';
import { permit } from '../permissions.js';
import { type AuditEvent, AuditRepository } from './audit.repository.js';

interface AuditSearch {
  subjectKind?: string;
  subjectId?: string;
  cursor?: string;
  limit: number;
}

@Injectable()
export class AuditService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditRepository,
  ) {}

  /** One page of the audit trail, newest first: who, when, what before, what after, from where. */
  async list(context: Context, { cursor, limit, ...subject }: AuditSearch): Promise<Page<AuditEvent>> {
    permit(context, 'audit.read');
    const before = cursor === undefined ? undefined : Number(decodeCursor(cursor, ['bigint'])[0]);
    const fetched = await this.database.transaction(context, (tx) =>
      this.audit.list(tx, { ...subject, before, limit: limit + 1 }),
    );
    return pageOf(fetched, limit, ({ id }) => [id]);
  }
}
