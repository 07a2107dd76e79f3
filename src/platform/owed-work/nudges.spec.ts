import { describe, expect, it } from '@jest/globals';
import { type Nudge } from '../queue/nudge.js';
import { Nudges } from './nudges.js';
import { type OwedKind } from './owed-kind.js';

const work = [
  { kind: 'provisional' as OwedKind, queue: 'figures' },
  { kind: 'run-sums' as OwedKind, queue: 'figures' },
  { kind: 'final' as OwedKind, queue: 'months' },
];
const nudge = (municipality: string, kind: string, key: string): Nudge => ({ municipality, kind, key });

/** Nudges that go to a list instead of a queue; each takes a moment to be taken. */
function into(given: string[]): Nudges {
  const queues = {
    nudge: async (queue: string, { municipality, key }: Nudge) => {
      given.push(`${queue} ${municipality} ${key}`);
      await new Promise(setImmediate);
      return true;
    },
  };
  return new Nudges(queues, work);
}

describe('nudges', () => {
  it('for the same work in short time are the first at once and one after all others', async () => {
    const given: string[] = [];
    const nudges = into(given);
    for (let time = 0; time < 100; time += 1) nudges.give(nudge('100001', 'provisional', '2026-10'));
    expect(given).toEqual(['figures 100001 2026-10']);
    await nudges.settled();
    expect(given).toEqual(['figures 100001 2026-10', 'figures 100001 2026-10']);
  });

  it('that come while one is on its way are followed by one more without anybody waiting for it', async () => {
    const given: string[] = [];
    const nudges = into(given);
    nudges.give(nudge('100001', 'final', '2026-10'));
    nudges.give(nudge('100001', 'final', '2026-10'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(given).toHaveLength(2);
    nudges.give(nudge('100001', 'final', '2026-10'));
    expect(given).toHaveLength(3);
    await nudges.settled();
    expect(given).toHaveLength(3);
  });

  it('for different work do not stand in for each other', async () => {
    const given: string[] = [];
    const nudges = into(given);
    nudges.give(nudge('100001', 'provisional', '2026-10'));
    nudges.give(nudge('100001', 'provisional', '2026-11'));
    nudges.give(nudge('100002', 'provisional', '2026-10'));
    await nudges.settled();
    expect(given.sort()).toEqual([
      'figures 100001 2026-10',
      'figures 100001 2026-11',
      'figures 100002 2026-10',
    ]);
  });

  it('for a kind that nobody here knows are passed over', async () => {
    const given: string[] = [];
    const nudges = into(given);
    nudges.give(nudge('100001', 'forgotten', 'x'));
    await nudges.settled();
    expect(given).toEqual([]);
  });

  it.each([
    ['one municipality’s many', ['1 provisional a', '1 provisional b', '1 run-sums c'], ['1 provisional a']],
    ['two queues', ['1 provisional a', '1 final b', '1 final c'], ['1 provisional a', '1 final b']],
    ['two municipalities', ['1 final a', '2 final b', '1 final c'], ['1 final a', '2 final b']],
    [
      'what is set aside',
      ['1 final a', '1 final b aside', '1 final c aside'],
      ['1 final a', '1 final b', '1 final c'],
    ],
    ['none', [], []],
  ])('of %s take one place in each queue', (_, all, first) => {
    const read = (text: string) => {
      const [municipality = '', kind = '', key = ''] = text.split(' ');
      return nudge(municipality, kind, key);
    };
    const due = all.map((text) => ({ ...read(text), setAside: text.endsWith('aside') }));
    expect(into([]).firstOfEach(due)).toEqual(first.map(read));
  });
});
