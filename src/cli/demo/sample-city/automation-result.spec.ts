import { beforeAll, describe, expect, it } from '@jest/globals';
import { compareFlow } from '../../../automation/process/process-step.js';
import { fieldsOfWork } from '../../../automation/project/field-of-work.js';
import { PROJECT_STAGES } from '../../../automation/stage/project-stages.js';
import { parseMonth } from '../../../kernel/month.js';
import { formatDecimal } from '../../../kernel/exact.js';
import { automationResult } from './automation-result.js';
import { readSampleAutomation, type SampleAutomation } from './sample-automation.js';
import { readSampleCity } from './sample-city.js';
import { REPORTED_MONTHS, windowEnding } from './window.js';

const window = windowEnding(parseMonth('2026-10'));
const months = Array.from({ length: REPORTED_MONTHS }, (_, at) => at);
let automation: SampleAutomation;
beforeAll(async () => {
  automation = await readSampleAutomation();
});

describe('the sample city’s automation projects', () => {
  it('are twenty, in all stages', () => {
    expect(automation.projects).toHaveLength(20);
    const stages = automation.projects.map(({ stages: all }) => all.at(-1)?.[0]);
    expect([...new Set(stages)].sort()).toEqual([...PROJECT_STAGES.keys].sort());
  });

  it('belong to its departments, its procedures and the fields there are', async () => {
    const { departments, procedures } = await readSampleCity();
    const known = new Set(procedures.map(({ code }) => code));
    for (const { department, field, procedures: codes } of automation.projects) {
      expect(departments.map(({ code }) => code)).toContain(department);
      expect(fieldsOfWork().fields.map(({ key }) => key)).toContain(field);
      expect(codes.filter((code) => !known.has(code))).toEqual([]);
    }
  });

  it('have steps that take the minutes their effects are worked out with', () => {
    for (const { code, steps, before, estimate } of automation.projects) {
      if (!steps) continue;
      const sides = compareFlow(steps);
      const byHand = [sides.before, sides.after].map((side) => Number(formatDecimal(side.byHand, 2)));
      const minutes = [before, estimate].map((one, at) => (one ? Number(one.minutes) : byHand[at]));
      expect([code, byHand]).toEqual([code, minutes]);
    }
  });

  it('bear every cost there is', () => {
    const codes = automation.projects.map(({ code }) => code);
    for (const { shares } of automation.costs)
      expect(Object.keys(shares).filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('have results of all thirteen months, the same whenever they are made', () => {
    const all = () =>
      months.map((at) => automation.projects.map((project) => automationResult(window, project, at)));
    expect(all()).toEqual(all());
    for (const month of all()) expect(month.some((result) => result !== null)).toBe(true);
  });

  it('say nothing before their trial and after they stopped', () => {
    const stopped = automation.projects.find(({ stages }) => stages.at(-1)?.[0] === 'suspended')!;
    expect(automationResult(window, stopped, REPORTED_MONTHS - 1)).toBeNull();
    const candidate = automation.projects.find(({ stages }) => stages.at(-1)?.[0] === 'candidate')!;
    expect(months.map((at) => automationResult(window, candidate, at))).toEqual(months.map(() => null));
  });

  it('have a robot that fails in more than one run of ten', () => {
    const often = automation.projects.filter((project) => {
      const result = automationResult(window, project, REPORTED_MONTHS - 1);
      const [runs, failed] = [result?.robotRuns, result?.failures];
      return runs?.kind === 'value' && failed?.kind === 'value' && failed.value * 10 > runs.value;
    });
    expect(often).toHaveLength(1);
  });

  it('have a robot that stood still', () => {
    const still = automation.projects.find(({ result }) => result?.stillFrom !== undefined)!;
    const runs = months.map((at) => automationResult(window, still, at)?.robotRuns);
    expect(runs.at(-1)).toEqual({ kind: 'value', value: 0 });
    expect(runs[still.result!.stillFrom! - 1]).not.toEqual({ kind: 'value', value: 0 });
  });
});
