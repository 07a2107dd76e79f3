import { describe, expect, it } from '@jest/globals';
import { render } from 'preact-render-to-string';
import { type OwedWorkDto } from '../../platform/owed-work/owed-work.dto.js';
import { queueNow } from './queue.page.js';
import { workLine } from './queue-view.js';

const row = (overrides: Partial<OwedWorkDto>): OwedWorkDto => ({
  kind: 'final',
  key: '2026-10',
  requested: 1,
  done: 0,
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
const shown = (...rows: OwedWorkDto[]) =>
  render(queueNow({ lines: rows.map(workLine), asOf: new Date('2026-11-15T03:00:05Z') }));

describe('the page 処理の状況', () => {
  it('shows a failure with its reason, how often it failed, and a button to try again', () => {
    const failedAt = new Date('2026-11-15T02:00:00Z');
    const html = shown(row({ failures: 2, failure: '対象月の報告がありません。', failedAt }));
    expect(html).toContain('残っている処理は1件です（うち失敗 1件）。');
    expect(html).toContain('対象月の報告がありません。');
    expect(html).toContain('2回失敗、最後は2026/11/15（令和8年）11:00');
    expect(html).toContain('action="/queue/retry"');
  });

  it('shows how far running work has come, without a button', () => {
    const html = shown(row({ progress: { step: 2, of: 4, message: '指標を計算しています' } }));
    expect(html).toContain('指標を計算しています（2 / 4）');
    expect(html).toContain('<progress max="4" value="2"');
    expect(html).not.toContain('action="/queue/retry"');
  });

  it('sets apart what ended its worker each time, and lets a file be dropped but no figure', () => {
    const setAside = {
      setAsideAt: new Date('2026-11-15T02:00:00Z'),
      failure: 'この処理を5回始めましたが、いずれも終わる前にワーカーが停止しました。',
    };
    const html = shown(
      row({ kind: 'import', key: 'b2b9', ...setAside }),
      row({ kind: 'provisional', ...setAside }),
    );
    expect(html).toContain('自動では行わないことにした処理（取り置き）が2件あります。');
    expect(html).toContain('5回始めました');
    expect(html.match(/action="\/queue\/retry"/g)).toHaveLength(2);
    expect(html.match(/action="\/queue\/drop"/g)).toHaveLength(1);
  });

  it('says so where nothing is left', () => {
    expect(shown()).toContain('すべて終わっています。');
  });
});
