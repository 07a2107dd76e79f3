import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../kernel/date.js';
import { parseMonth } from '../../kernel/month.js';
import { type CurrentStageDto } from '../stage-history/stage-answer.dto.js';
import { type ProcedureChannelDto } from '../channel/channel-answer.dto.js';
import { type BulkChange, bulkLine, type BulkRow } from './bulk-change.js';

const today = parseDate('2026-11-15');
const stageOn = (stage: CurrentStageDto['stage'], day: string): CurrentStageDto => ({
  procedureId: 'p',
  stage,
  exemptReason: null,
  effectiveOn: parseDate(day),
  note: null,
});
const portal: ProcedureChannelDto = {
  id: 'c',
  kind: 'mynaportal',
  url: null,
  activeFrom: parseDate('2026-04-01'),
  activeTo: null,
};
const row: BulkRow = {
  ...{ id: 'p', code: 'P1', name: '妊娠の届出', version: 1, departmentId: 'd1', retired: false },
  ...{ stageThen: stageOn('preparing', '2026-01-31'), stageToday: stageOn('preparing', '2026-01-31') },
  channels: [portal],
  ...{ plannedMonth: parseMonth('2027-04'), frequency: 'monthly', kind: null, items: [] },
};
const toStage = (stage: CurrentStageDto['stage'], day = '2026-10-31'): BulkChange => ({
  ...{ kind: 'stage', stage, exemptReason: null, note: null },
  effectiveOn: parseDate(day),
});

describe('one change to many procedures', () => {
  it('moves a procedure to another department', () => {
    const line = bulkLine(row, { kind: 'department', departmentId: 'd2' }, today);
    expect(line).toMatchObject({
      outcome: 'change',
      before: { departmentId: 'd1' },
      after: { departmentId: 'd2' },
    });
  });

  it.each<[string, BulkChange, object]>([
    ['a plan', { kind: 'plan', plannedMonth: parseMonth('2027-10') }, { plannedMonth: '2027-10' }],
    ['no plan', { kind: 'plan', plannedMonth: null }, { plannedMonth: null }],
    ['another rhythm', { kind: 'frequency', frequency: 'yearly' }, { frequency: 'yearly' }],
    ['a kind', { kind: 'procedure-kind', procedureKind: 'notification' }, { kind: 'notification' }],
    ['an item', { kind: 'add-item', itemKey: 'i' }, { items: [{ itemKey: 'i', leadDepartmentId: null }] }],
  ])('gives it %s', (_, change, after) => {
    expect(bulkLine(row, change, today)).toMatchObject({ outcome: 'change', after });
  });

  it.each<[string, BulkChange]>([
    ['the plan it has', { kind: 'plan', plannedMonth: parseMonth('2027-04') }],
    ['the rhythm it has', { kind: 'frequency', frequency: 'monthly' }],
    ['the kind it has', { kind: 'procedure-kind', procedureKind: null }],
    ['an item it does not stand behind', { kind: 'remove-item', itemKey: 'i' }],
  ])('leaves one alone that is given %s', (_, change) => {
    expect(bulkLine(row, change, today).outcome).toBe('same');
  });

  it('takes an item off it and adds none twice', () => {
    const mapped = { ...row, items: [{ itemKey: 'i', leadDepartmentId: 'd1' }] };
    const taken = bulkLine(mapped, { kind: 'remove-item', itemKey: 'i' }, today);
    expect(taken).toMatchObject({ outcome: 'change', after: { items: [] } });
    expect(bulkLine(mapped, { kind: 'add-item', itemKey: 'i' }, today).outcome).toBe('same');
  });

  it('leaves one alone that is there already', () => {
    expect(bulkLine(row, { kind: 'department', departmentId: 'd1' }, today).outcome).toBe('same');
    expect(bulkLine(row, toStage('preparing'), today).outcome).toBe('same');
  });

  it('never touches a retired procedure', () => {
    const line = bulkLine({ ...row, retired: true }, toStage('online'), today);
    expect(line).toMatchObject({ outcome: 'refused', remark: expect.stringContaining('登録取消') });
  });

  it('says so where a later stage keeps today as it is', () => {
    const later = { ...row, stageToday: stageOn('online', '2026-11-01') };
    expect(bulkLine(later, toStage('partial'), today)).toMatchObject({
      outcome: 'change',
      remark: expect.stringContaining('オンライン申請可'),
    });
    expect(bulkLine(row, toStage('partial'), today).remark).toBeNull();
  });

  it('adds a channel once', () => {
    const add: BulkChange = { kind: 'add-channel', channel: 'mynaportal', url: null, activeFrom: null };
    expect(bulkLine(row, add, today).outcome).toBe('same');
    const ended = { ...row, channels: [{ ...portal, activeTo: parseDate('2026-10-31') }] };
    expect(bulkLine(ended, add, today).outcome).toBe('change');
  });

  it('ends a channel on a day, though not before it began', () => {
    const end = (day: string): BulkChange => ({
      ...{ kind: 'end-channel', channel: 'mynaportal' },
      activeTo: parseDate(day),
    });
    expect(bulkLine(row, end('2026-12-31'), today)).toMatchObject({
      outcome: 'change',
      after: { channels: [{ ...portal, activeTo: '2026-12-31' }] },
    });
    expect(bulkLine(row, end('2026-03-31'), today).outcome).toBe('refused');
    expect(bulkLine({ ...row, channels: [] }, end('2026-12-31'), today).outcome).toBe('refused');
  });
});
