import { describe, expect, it } from '@jest/globals';
import { STAGES, STAGE_NAMES, goesBackwards, isInScope, isOnline, stageFromName } from './stage.js';

describe('段階', () => {
  it('counts 一部オンライン and better as online, unanswered not', () => {
    expect(STAGES.filter((stage) => isOnline(stage))).toEqual(['partial', 'online', 'end-to-end']);
    expect(isOnline(null)).toBe(false);
  });

  it('leaves 適用除外 and 廃止 out of scope, unanswered in', () => {
    expect(STAGES.filter((stage) => !isInScope(stage))).toEqual(['exempt', 'abolished']);
    expect(isInScope(null)).toBe(true);
  });

  it('sees a step back on the ladder only', () => {
    expect(goesBackwards('online', 'partial')).toBe(true);
    expect(goesBackwards('partial', 'online')).toBe(false);
    expect(goesBackwards('online', 'exempt')).toBe(false);
    expect(goesBackwards(null, 'not-started')).toBe(false);
  });

  it('finds each stage by its Japanese name', () => {
    for (const stage of STAGES) expect(stageFromName(STAGE_NAMES[stage])).toBe(stage);
    expect(stageFromName('済')).toBeUndefined();
  });
});
