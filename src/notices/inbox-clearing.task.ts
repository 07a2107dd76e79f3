import { Inject, Injectable } from '@nestjs/common';
import { InboxRepository } from '../access/inbox/inbox.repository.js';
import { type MunicipalityDto } from '../access/municipality/municipality.dto.js';
import { type Clock } from '../kernel/clock.js';
import { CLOCK } from '../platform/clock-token.js';
import { Database } from '../platform/database/database.js';
import { clearedBefore } from './inbox-clearing.js';

/** Takes away what users were told long ago. */
@Injectable()
export class InboxClearingTask {
  constructor(
    private readonly database: Database,
    private readonly inbox: InboxRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run({ code: municipality }: Pick<MunicipalityDto, 'code'>): Promise<void> {
    const before = clearedBefore(this.clock.now());
    if (before === null) return;
    await this.database.transaction({ municipality }, (tx) => this.inbox.removeBefore(tx, before));
  }
}
