import { describe, expect, it } from '@jest/globals';
import { render } from 'preact-render-to-string';
import {
  type EnteredLaterStepDto,
  type EnteredStepDto,
  type ProcessViewDto,
} from '../../automation/process/process.dto.js';
import { type ProjectDetailDto } from '../../automation/project/project.dto.js';
import { FlowSection } from './flow-section.js';

const step: EnteredStepDto = {
  step: 'entry',
  name: '入力',
  actor: '職員',
  minutes: '20',
  times: '1',
  per: 'case',
  byMachine: false,
};
const nothing = { byHand: null, byMachine: null, unknown: 0 };
const htmlOf = (
  before: EnteredStepDto[],
  after: EnteredLaterStepDto[],
  detail: Partial<ProjectDetailDto> = {},
) => {
  const minutes = (byHand: string) => ({ byHand, byMachine: '0.0', unknown: 0 });
  const comparison = {
    ...{ vanished: [], added: [] },
    before: before.length === 0 ? nothing : minutes('20.0'),
    after: after.length === 0 ? nothing : minutes('7.0'),
  };
  const flow: ProcessViewDto = { before, after, comparison, version: 1 };
  return render(<FlowSection flow={flow} project={{ before: null, estimate: null, ...detail }} />);
};

describe('a flow', () => {
  it('of which only one side is told has lost no step and takes not 0 minutes', () => {
    const html = htmlOf([step], []);
    expect(html).toContain('導入後の工程はまだ登録されていません（0分とは数えません）。');
    expect(html).toContain('工程は未登録');
    expect(html).not.toContain('なくなる工程');
  });

  it('that says other minutes than the effect is worked out with says so', () => {
    const later = [{ ...step, minutes: '7', replaces: [1] }];
    const before = { minutesPerCase: '12', people: '1' } as ProjectDetailDto['before'];
    expect(htmlOf([step], later, { before })).toContain(
      '手作業の合計 20.0分は、導入前の時間 12.0分（1件の時間×人数）と違います。',
    );
    const two = { minutesPerCase: '10', people: '2' } as ProjectDetailDto['before'];
    expect(htmlOf([step], later, { before: two })).not.toContain('と違います');
  });
});
