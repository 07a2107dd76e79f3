import { describe, expect, it } from '@jest/globals';
import { type OwedWorkDto } from '../../platform/owed-work/owed-work.dto.js';
import { countsOf, workLine } from './queue-view.js';

const row = (overrides: Partial<OwedWorkDto> = {}): OwedWorkDto => ({
  kind: 'provisional',
  key: '2026-10',
  requested: 2,
  done: 1,
  requestedAt: new Date('2026-11-15T03:00:00Z'),
  doneAt: null,
  progress: null,
  failures: 0,
  failure: null,
  failureCause: null,
  failedAt: null,
  starts: 0,
  startedAt: null,
  setAsideAt: null,
  ...overrides,
});

describe('処理の状況', () => {
  it('names the work and its period in both calendars', () => {
    expect(workLine(row()).name).toBe('速報値の計算：2026年10月（令和8年10月）');
    expect(workLine(row({ key: 'FY2025' })).name).toBe('速報値の計算：令和7年度（2025年度）');
  });

  it('does not show the key of an import, which tells a clerk nothing', () => {
    expect(workLine(row({ kind: 'import', key: 'b2b9a9a8-0000' })).name).toBe('ファイルの取り込み');
  });

  it('names the revision and the form of a report', () => {
    expect(workLine(row({ kind: 'report', key: '2026-10.2' })).name).toBe(
      '報告書の内容の確定：2026年10月（令和8年10月）第2版',
    );
    expect(workLine(row({ kind: 'report-file', key: '2026-10.1.xlsx' })).name).toBe(
      '報告書のファイルの作成：2026年10月（令和8年10月）第1版 Excel',
    );
  });

  it('keeps a failure in sight while it is tried again', () => {
    const progress = { step: 1, of: 3, message: '集計中' };
    expect(workLine(row({ progress })).state).toBe('running');
    expect(workLine(row({ progress, failures: 1, failure: '対象月がありません。' })).state).toBe('failed');
  });

  it('says of work that is set aside that it is, and that only some of it can be dropped', () => {
    const setAside = { setAsideAt: new Date('2026-11-15T03:00:00Z'), failure: 'ワーカーが停止しました。' };
    expect(workLine(row({ kind: 'import', key: 'b2b9', ...setAside }))).toMatchObject({
      state: 'set-aside',
      reason: 'ワーカーが停止しました。',
      droppable: true,
    });
    expect(workLine(row(setAside))).toMatchObject({ state: 'set-aside', droppable: false });
  });

  it('tells our own refusals as they are, and hides what only a programmer reads behind a sentence', () => {
    expect(workLine(row({ failure: '対象月がありません。' }))).toMatchObject({
      reason: '対象月がありません。',
      technical: null,
    });
    const line = workLine(row({ failure: 'Connection terminated unexpectedly' }));
    expect(line.reason).toContain('内部のエラー');
    expect(line.technical).toBe('Connection terminated unexpectedly');
  });

  it('counts every kind, also those of which nothing is left', () => {
    const lines = [row(), row({ key: 'FY2026', failure: 'だめ' }), row({ kind: 'final' })].map(workLine);
    expect(countsOf(lines)).toEqual([
      { name: '速報値の計算', waiting: 1, running: 0, failed: 1, 'set-aside': 0 },
      { name: '実行記録の集計', waiting: 0, running: 0, failed: 0, 'set-aside': 0 },
      { name: '速報値の照合', waiting: 0, running: 0, failed: 0, 'set-aside': 0 },
      { name: '対象月の確定', waiting: 1, running: 0, failed: 0, 'set-aside': 0 },
      { name: '報告書の内容の確定', waiting: 0, running: 0, failed: 0, 'set-aside': 0 },
      { name: '報告書のファイルの作成', waiting: 0, running: 0, failed: 0, 'set-aside': 0 },
      { name: 'ファイルの取り込み', waiting: 0, running: 0, failed: 0, 'set-aside': 0 },
      { name: 'お知らせの作成', waiting: 0, running: 0, failed: 0, 'set-aside': 0 },
      { name: 'メールの送信', waiting: 0, running: 0, failed: 0, 'set-aside': 0 },
    ]);
  });
});
