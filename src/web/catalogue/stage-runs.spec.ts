import { describe, expect, it } from '@jest/globals';
import { type ProcedureStageDto } from '../../catalogue/stage-history/stage-answer.dto.js';
import { parseDate } from '../../kernel/date.js';
import { parseMonth } from '../../kernel/month.js';
import { type Stage } from '../../kernel/stage.js';
import { unchangedSince, stageRuns } from './stage-runs.js';

let seq = 0;
const line = (stage: Stage, day: string, more: Partial<ProcedureStageDto> = {}): ProcedureStageDto => ({
  ...{ seq: (seq += 1), stage, effectiveOn: parseDate(day), exemptReason: null, note: null },
  ...{
    source: 'report',
    reportMonth: parseMonth(day.slice(0, 7)),
    recordedAt: new Date(),
    recordedBy: '市民課',
  },
  ...{ withdrawnAt: null },
  ...more,
});

describe('the time line of stages', () => {
  it('folds reports that only confirm a stage under the day it began', () => {
    const [began, first, second] = [
      line('preparing', '2026-04-01', { source: 'import', reportMonth: null }),
      line('preparing', '2026-04-30'),
      line('preparing', '2026-05-31'),
    ];
    const online = line('online', '2026-06-30');
    expect(stageRuns([online, second, first, began])).toEqual([
      { line: online, confirmations: [] },
      { line: began, confirmations: [second, first] },
    ]);
  });

  it('shows what was withdrawn and what carries a note by itself', () => {
    const lines = [
      line('online', '2026-06-30', { note: '不具合のため一時停止' }),
      line('online', '2026-05-31', { withdrawnAt: new Date() }),
      line('online', '2026-04-30'),
    ];
    expect(stageRuns(lines).map((run) => run.line)).toEqual(lines);
  });

  it('tells since when the stage has held without a break, whatever has confirmed it', () => {
    const lines = [
      line('online', '2026-07-31'),
      line('preparing', '2026-06-30', { withdrawnAt: new Date() }),
      line('online', '2026-05-31', { note: '確認済み' }),
      line('online', '2026-04-30'),
      line('preparing', '2026-03-31'),
      line('online', '2026-02-28'),
    ];
    expect(unchangedSince(lines, line('online', '2026-07-31'))).toBe('2026-04-30');
    expect(unchangedSince(lines, line('preparing', '2026-03-31'))).toBe('2026-03-31');
  });

  it('is empty where nobody has said anything', () => {
    expect(stageRuns([])).toEqual([]);
  });
});
