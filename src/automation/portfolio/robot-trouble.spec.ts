import { describe, expect, it } from '@jest/globals';
import { notProvided, value } from '../../kernel/count.js';
import { parseDate } from '../../kernel/date.js';
import { type Month, monthRange, parseMonth } from '../../kernel/month.js';
import { type ProjectDto } from '../project/project.dto.js';
import { type RunSumDto } from '../result/result.dto.js';
import { NOTHING_ENTERED } from '../result/result.js';
import { robotTrouble } from './troubles.js';

const months = monthRange(parseMonth('2026-08'), parseMonth('2026-10'));
const project: ProjectDto = {
  id: 'a',
  code: 'A-1',
  name: 'サンプル案件',
  departmentId: 'd',
  departmentName: 'サンプル課',
  kind: 'rpa',
  field: 'tax',
  tool: null,
  product: null,
  sourcing: null,
  difficulty: null,
  operatingMonths: [],
  robotKey: null,
  note: null,
  procedureIds: [],
  version: 1,
  createdAt: new Date(0),
  updatedAt: new Date(0),
};

interface Given {
  logged?: RunSumDto;
  logsSince?: string;
  given?: Partial<ProjectDto>;
  /** Suspended in the middle of October. */
  stopped?: boolean;
}

/** The trouble of a robot that ran so often and failed so often in August, September and October. */
function trouble(
  entered: ([runs: number, failures: number] | null)[],
  { logged, logsSince, given: overrides = {}, stopped = false }: Given = {},
) {
  const stored = months.map((month: Month, at) => {
    const entry = entered[at];
    const [robotRuns, failures] = entry ? entry.map(value) : [notProvided, notProvided];
    return {
      projectId: 'a',
      month,
      entered: { ...NOTHING_ENTERED, robotRuns: robotRuns!, failures: failures! },
      logged: at === 2 && logged ? logged : null,
      before: null,
      version: 1,
    };
  });
  const line = {
    projectId: 'a',
    seq: 1,
    stage: 'production' as const,
    planned: false,
    stageOn: parseDate('2026-04-01'),
    reason: null,
    recordedAt: new Date(0),
    recordedBy: '',
    withdrawnAt: null,
    withdrawnBy: null,
  };
  const facts = {
    project: { ...project, ...overrides },
    stages: stopped
      ? [line, { ...line, seq: 2, stage: 'suspended' as const, stageOn: parseDate('2026-10-15') }]
      : [line],
    before: null,
    estimate: null,
    logsSince: logsSince === undefined ? null : parseMonth(logsSince),
    stored,
  };
  return robotTrouble(facts, months);
}

describe('a robot', () => {
  it('that runs is no trouble, whatever happened before', () => {
    expect(
      trouble([
        [0, 0],
        [20, 20],
        [20, 1],
      ]),
    ).toBeNull();
  });

  it('that did not run in the newest month stood still since its last run', () => {
    expect(
      trouble([
        [20, 0],
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ kind: 'stood-still', since: '2026-09', months: 2 });
  });

  it('of which nobody has said did neither stand still nor run', () => {
    expect(trouble([null, null, null])).toBeNull();
    expect(trouble([[20, 0], [0, 0], null])).toMatchObject({ since: '2026-09', months: 1 });
  });

  it('that fails in one run of ten is trouble, in fewer not', () => {
    expect(trouble([null, null, [20, 2]])).toEqual({
      kind: 'failing',
      month: '2026-10',
      runs: 20,
      failures: 2,
    });
    expect(trouble([null, null, [21, 2]])).toBeNull();
  });

  it('is judged by its logs where there are any', () => {
    const logged = {
      ...{ runs: 10, failures: 5, cases: notProvided, runsWithoutCases: 10 },
      ...{ robotSeconds: 60, runsWithoutEnd: 0, lastRunAt: null },
    };
    expect(trouble([null, null, [0, 0]], { logged })).toMatchObject({ kind: 'failing', failures: 5 });
  });

  it('that sent logs and sends none any more stands still, unless somebody says that it ran', () => {
    expect(trouble([[20, 0], null, null], { logsSince: '2026-08' })).toEqual({
      kind: 'stood-still',
      since: '2026-09',
      months: 2,
    });
    expect(trouble([null, null, null], { logsSince: '2026-03' })).toMatchObject({ months: 3 });
    expect(trouble([null, null, null], { logsSince: '2026-10' })).toBeNull();
    expect(trouble([null, null, [20, 0]], { logsSince: '2026-08' })).toBeNull();
  });

  it('of a project that was stopped is no trouble: it stands still on purpose', () => {
    const still: [number, number][] = [
      [20, 0],
      [0, 0],
      [0, 0],
    ];
    expect(trouble(still)).not.toBeNull();
    expect(trouble(still, { stopped: true })).toBeNull();
  });

  it('rests in months in which it has nothing to do', () => {
    const input = { operatingMonths: [8] };
    expect(
      trouble(
        [
          [20, 0],
          [0, 0],
          [0, 0],
        ],
        { given: input },
      ),
    ).toBeNull();
  });
});
