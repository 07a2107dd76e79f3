import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseEditionFile } from './edition-file.js';
import { indexItems } from './item-index.js';
import { proposeItems } from './item-matching.js';

interface Labelled {
  name: string;
  /** The key of the item it is, or `null` when it is none of the list or cannot be told from the name. */
  expected: string | null;
  /** `kure`: 呉市's own spellings. `held-out` was written with `tune` and not used while the rules were made. */
  part: 'kure' | 'tune' | 'held-out';
}

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const index = indexItems(parseEditionFile(read('../../config/priority-list/2021-12-24.json')).items);
const labelled = JSON.parse(read('./item-matching.labelled.json')) as Labelled[];

function judge(part: Labelled['part']) {
  const rows = labelled
    .filter((row) => row.part === part)
    .map(({ name, expected }) => {
      const { decision, proposals } = proposeItems(name, index);
      return { name, expected, decision, first: proposals[0]?.itemKey ?? null };
    });
  const share = (of: typeof rows, holds: (row: (typeof rows)[number]) => boolean): number =>
    of.length === 0 ? 1 : of.filter(holds).length / of.length;
  const sure = rows.filter((row) => row.decision === 'sure');
  const proposed = rows.filter((row) => row.decision !== 'none');
  const onList = rows.filter((row) => row.expected !== null);
  return {
    names: rows.length,
    wronglySure: sure.filter((row) => row.first !== row.expected).map((row) => row.name),
    surePrecision: share(sure, (row) => row.first === row.expected),
    sureRecall: share(onList, (row) => row.decision === 'sure' && row.first === row.expected),
    firstPrecision: share(proposed, (row) => row.first === row.expected),
    firstRecall: share(onList, (row) => row.first === row.expected),
    offListNothingProposed: share(
      rows.filter((row) => row.expected === null),
      (row) => row.decision === 'none',
    ),
  };
}

const quality = { kure: judge('kure'), tune: judge('tune'), 'held-out': judge('held-out') };

describe('matching, judged on labelled names', () => {
  it('prints its precision and recall', () => {
    const figures = Object.entries(quality).map(
      ([part, q]) =>
        `${part}: ${q.names} names; sure: precision ${q.surePrecision.toFixed(3)}, recall ${q.sureRecall.toFixed(3)}; ` +
        `first proposal: precision ${q.firstPrecision.toFixed(3)}, recall ${q.firstRecall.toFixed(3)}; ` +
        `off the list: nothing proposed for ${q.offListNothingProposed.toFixed(3)}`,
    );
    process.stdout.write(`${figures.join('\n')}\n`);
    expect(labelled.length).toBeGreaterThanOrEqual(120);
    expect(new Set(labelled.map(({ name }) => name)).size).toBe(labelled.length);
  });

  it.each(['kure', 'tune', 'held-out'] as const)('is never surely wrong (%s)', (part) => {
    expect(quality[part].wronglySure).toEqual([]);
  });

  it("is sure of each of 呉市's names that is on the list", () => {
    expect(quality.kure).toMatchObject({ sureRecall: 1, firstPrecision: 1, offListNothingProposed: 1 });
  });

  it.each(['tune', 'held-out'] as const)(
    'mostly finds the item, and is sure of more than half (%s)',
    (part) => {
      expect(quality[part].firstRecall).toBeGreaterThanOrEqual(0.9);
      expect(quality[part].sureRecall).toBeGreaterThanOrEqual(0.55);
      expect(quality[part].offListNothingProposed).toBeGreaterThanOrEqual(0.5);
    },
  );

  it("goes through a large city's catalogue in a moment", () => {
    const names = Array.from({ length: 3000 }, (_, i) => `${labelled[i % labelled.length]?.name ?? ''}${i}`);
    const started = performance.now();
    for (const name of names) proposeItems(name, index);
    const took = performance.now() - started;
    process.stdout.write(`3,000 names: ${took.toFixed(0)} ms\n`);
    expect(took).toBeLessThan(60_000);
  });
});
