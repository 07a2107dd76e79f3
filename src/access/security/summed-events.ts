import { type NewSecurityEvent } from './security-event.repository.js';

/** What happened, before it is counted. */
export type Occurrence = Omit<NewSecurityEvent, 'count'>;

const MINUTE_MS = 60_000;

/**
 * Events of the last moments, summed up: one a minute, kind, actor, account, address and detail. So a flood costs a
 * row with a count; once `most` rows have begun in a minute, further ones are summed up without address and detail.
 */
export class SummedEvents {
  private readonly events = new Map<string, NewSecurityEvent>();
  private minute = 0;
  private begun = new Set<string>();

  constructor(private readonly most: number) {}

  add(occurrence: Occurrence): void {
    const minute = Math.floor(occurrence.at.getTime() / MINUTE_MS);
    if (minute !== this.minute) {
      this.minute = minute;
      this.begun = new Set();
    }
    const key = keyOf(minute, occurrence);
    const full = this.begun.size >= this.most && !this.begun.has(key);
    const occurrenceToKeep = full ? { ...occurrence, ...NOBODY } : occurrence;
    if (!full) this.begun.add(key);
    const keptKey = keyOf(minute, occurrenceToKeep);
    const known = this.events.get(keptKey);
    if (known) known.count += 1;
    else this.events.set(keptKey, { ...occurrenceToKeep, count: 1 });
  }

  get empty(): boolean {
    return this.events.size === 0;
  }

  /** Hands over what has been summed up and begins anew. */
  take(): NewSecurityEvent[] {
    const summedEvents = [...this.events.values()];
    this.events.clear();
    return summedEvents;
  }

  /** Takes back what could not be written, unless too much waits already. */
  putBack(events: readonly NewSecurityEvent[]): void {
    for (const event of events) {
      const key = keyOf(Math.floor(event.at.getTime() / MINUTE_MS), event);
      const known = this.events.get(key);
      if (known) known.count += event.count;
      else if (this.events.size < 4 * this.most) this.events.set(key, event);
    }
  }
}

const NOBODY = {
  actorId: '',
  actorLabel: '',
  userId: '',
  address: '',
  agent: '',
  detail: '（件数が多いためまとめて記録）',
};

function keyOf(minute: number, event: Omit<Occurrence, 'at'>): string {
  const { municipality, kind, actorId, userId, address, detail } = event;
  return JSON.stringify([minute, municipality, kind, actorId, userId, address, detail]);
}
