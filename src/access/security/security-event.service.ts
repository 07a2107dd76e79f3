import { Injectable } from '@nestjs/common';
import { tokyoDayBounds } from '../../kernel/clock.js';
import { Database } from '../../platform/database/database.js';
import { keysetPage, type Page } from '../../platform/keyset.js';
import { type Context } from '../context.js';
import { permit } from '../permissions.js';
import { SecurityEventRepository } from './security-event.repository.js';
import { type SecurityEventDto, type SecurityEventQuery } from './security-event.dto.js';

const SHOWN_TO_OWNER = 10;

@Injectable()
export class SecurityEventService {
  constructor(
    private readonly database: Database,
    private readonly events: SecurityEventRepository,
  ) {}

  /** One page of the events, newest first. */
  async list(context: Context, search: SecurityEventQuery): Promise<Page<SecurityEventDto>> {
    const { day, everywhere = false, kind, who } = search;
    permit(context, everywhere ? 'security.read-everywhere' : 'security.read');
    const fetch = ([before]: string[], limit: number) => {
      const found = { kind, who, before, limit, ...(day && tokyoDayBounds(day)) };
      return everywhere
        ? this.database.system((system) => this.events.list(system, null, found))
        : this.database.snapshot(context, (tx) => this.events.list(tx, context.municipality, found));
    };
    return keysetPage(search, ['bigint'], fetch, ({ id }) => [id]);
  }

  /** The newest events of one's own account. */
  async ofAccount(context: Context): Promise<SecurityEventDto[]> {
    permit(context, 'account.own');
    return this.database.snapshot(context, (tx) => this.events.ofUser(tx, context.actor.id, SHOWN_TO_OWNER));
  }
}
