import { expect, it } from '@jest/globals';
import { type StatusRowDto } from '../../reporting/status-report/status-answer.dto.js';
import { progressOf } from './entry-view.js';

const row = (version: number, returnReason: string | null, ...confirmed: boolean[]) =>
  ({ version, returnReason, warnings: confirmed.map((one) => ({ confirmed: one })) }) as StatusRowDto;

it('Counts what is saved, what came back and which warnings are open', () => {
  const rows = [row(0, null), row(1, null, true, false), row(2, '件数を確かめてください', false)];
  expect(progressOf({ rows })).toEqual({ all: 3, saved: 2, returned: 1, warnings: 2 });
  expect(progressOf({ rows: [] })).toEqual({ all: 0, saved: 0, returned: 0, warnings: 0 });
});
