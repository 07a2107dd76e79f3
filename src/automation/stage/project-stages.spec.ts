import { describe, expect, it } from '@jest/globals';
import { unreachableStates } from '../../kernel/state-machine.js';
import { missingFor, nextStages, PROJECT_LIFE, STOPS, WAY } from './project-stages.js';

const nothing = { difficulty: null, sourcing: null, tool: null, before: null };
const everything = { difficulty: 'low', sourcing: 'in-house', tool: 'RPAツール', before: {} };

describe('the way of a project', () => {
  it('reaches every stage from a candidate', () => {
    expect(unreachableStates(PROJECT_LIFE)).toEqual([]);
  });

  it('goes on from each of its stages to the next, and can stop at any', () => {
    WAY.slice(0, -1).forEach((stage, at) => expect(nextStages(stage)).toContain(WAY[at + 1]));
    WAY.forEach((stage) => expect(nextStages(stage)).toEqual(expect.arrayContaining([...STOPS])));
  });

  it('takes up what was suspended and ends with what was abandoned', () => {
    expect(nextStages('suspended')).toEqual(expect.arrayContaining([...WAY]));
    expect(nextStages('abandoned')).toEqual([]);
  });

  it.each([
    ['candidate', ['analysis', 'development', 'trial', 'production', 'suspended', 'abandoned']],
    ['analysis', ['candidate', 'development', 'trial', 'production', 'suspended', 'abandoned']],
    ['development', ['analysis', 'trial', 'production', 'suspended', 'abandoned']],
    ['trial', ['analysis', 'development', 'production', 'suspended', 'abandoned']],
    ['production', ['development', 'trial', 'suspended', 'abandoned']],
    ['suspended', ['candidate', 'analysis', 'development', 'trial', 'production', 'abandoned']],
  ] as const)('leads on from %s in the order of the stages', (stage, next) => {
    expect(nextStages(stage)).toEqual(next);
  });
});

describe('a stage', () => {
  it('of production needs to know what the work took before', () => {
    const [missing, ...others] = missingFor('production', { ...everything, before: null });
    expect(missing?.message).toContain('導入前の1件当たりの時間');
    expect(others).toEqual([]);
    expect(missingFor('production', everything)).toEqual([]);
  });

  it.each([
    ['candidate', 0],
    ['analysis', 0],
    ['development', 2],
    ['trial', 3],
    ['production', 4],
    ['suspended', 0],
    ['abandoned', 0],
  ] as const)('%s of a project of which nothing is known lacks %i things', (stage, count) => {
    expect(missingFor(stage, nothing)).toHaveLength(count);
  });
});
