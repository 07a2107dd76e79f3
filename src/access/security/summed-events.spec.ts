import { describe, expect, it } from '@jest/globals';
import { type Occurrence, SummedEvents } from './summed-events.js';

const occurrence = (more: Partial<Occurrence> = {}): Occurrence => ({
  municipality: '-',
  kind: 'sign-in-failed',
  at: new Date('2026-11-16T00:00:10Z'),
  actorId: '',
  actorLabel: '',
  userId: '',
  address: '192.0.2.1',
  agent: '',
  detail: '',
  ...more,
});

describe('events of security', () => {
  it('are one row with a count within a minute, and another in the next', () => {
    const events = new SummedEvents(10);
    for (let i = 0; i < 1000; i += 1) events.add(occurrence());
    events.add(occurrence({ at: new Date('2026-11-16T00:01:00Z') }));
    expect(events.take().map(({ count }) => count)).toEqual([1000, 1]);
    expect(events.empty).toBe(true);
  });

  it.each([
    { kind: 'form-refused' } as const,
    { municipality: '131016' },
    { actorId: 'a' },
    { userId: 'u' },
    { address: '192.0.2.2' },
    { detail: 'x' },
  ])('are told apart by %j', (more) => {
    const events = new SummedEvents(10);
    events.add(occurrence());
    events.add(occurrence(more));
    expect(events.take()).toHaveLength(2);
  });

  it('of a flood from everywhere come to so many rows, and none is lost', () => {
    const events = new SummedEvents(5);
    for (let i = 0; i < 300; i += 1) events.add(occurrence({ address: `192.0.2.${i}` }));
    const rows = events.take();
    expect(rows).toHaveLength(6);
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(300);
    for (let i = 0; i < 10; i += 1) events.add(occurrence({ address: `198.51.100.${i}` }));
    expect(events.take()).toMatchObject([{ address: '', count: 10 }]);
  });

  it('that could not be written are kept, within bounds', () => {
    const events = new SummedEvents(2);
    events.add(occurrence());
    const takenEvents = events.take();
    events.add(occurrence());
    events.putBack(takenEvents);
    expect(events.take()).toMatchObject([{ count: 2 }]);
    events.putBack(
      Array.from({ length: 100 }, (_, at) => ({ ...occurrence({ address: `a${at}` }), count: 1 })),
    );
    expect(events.take()).toHaveLength(8);
  });
});
