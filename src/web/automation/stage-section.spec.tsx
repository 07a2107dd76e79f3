import { expect, it } from '@jest/globals';
import { render } from 'preact-render-to-string';
import { type StageLineDto } from '../../automation/stage/stage.dto.js';
import { type ProjectDetailDto } from '../../automation/project/project.dto.js';
import { type ProjectStage } from '../../automation/stage/project-stages.js';
import { parseDate } from '../../kernel/date.js';
import { StageSection } from './stage-section.js';

const line = (seq: number, stage: ProjectStage, on: string, planned = false): StageLineDto => ({
  projectId: 'p',
  seq,
  stage,
  planned,
  stageOn: parseDate(on),
  reason: null,
  recordedAt: new Date(0),
  recordedBy: 'DX推進課',
  withdrawnAt: null,
  withdrawnBy: null,
});
const htmlOf = (...timeline: StageLineDto[]) =>
  render(<StageSection project={{ timeline } as ProjectDetailDto} today={parseDate('2026-11-15')} />);

it('A project that was stopped is not late for the stage it was planned for, day after day', () => {
  const planned = [line(1, 'trial', '2026-02-01'), line(2, 'production', '2026-11-05', true)];
  expect(htmlOf(...planned)).toContain('10日超過');
  const stopped = htmlOf(...planned, line(3, 'abandoned', '2026-11-08'));
  expect(stopped).toContain('廃止のため入らず');
  expect(stopped).not.toContain('超過');
});
