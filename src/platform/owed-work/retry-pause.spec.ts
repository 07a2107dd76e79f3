import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../project-root.js';
import { retryPause } from './retry-pause.js';

const minutesOf = (failures: number) => retryPause('computation', failures) / 60;

describe('the pause before failed work is looked at again', () => {
  it('is a minute while the database or the network is away, however often it was tried', () => {
    expect([1, 2, 7, 1_000].map((failures) => retryPause('technical', failures))).toEqual([60, 60, 60, 60]);
  });

  it.each([
    [1, 2],
    [2, 4],
    [3, 8],
    [4, 16],
    [5, 32],
    [6, 60],
    [7, 60],
    [10_000, 60],
  ])('after %i failures of its own is %i minutes', (failures, minutes) => {
    expect(minutesOf(failures)).toBe(minutes);
  });

  it('is what the manual for operation says', () => {
    const manual = readFileSync(join(projectRoot, 'docs', 'operations.md'), 'utf8');
    const first = [1, 2, 3].map((failures) => `${minutesOf(failures)}分`).join('、');
    expect(manual).toContain(`${first}…最長${minutesOf(99)}分`);
    expect(manual).toContain(`原因がデータベースやネットワークにある間は${retryPause('technical', 5)}秒ごと`);
  });
});
