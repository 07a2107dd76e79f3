import { AutomationCostService } from '../../automation/cost/cost.service.js';
import { ProcessService } from '../../automation/process/process.service.js';
import { type ProjectListedDto } from '../../automation/project/project.dto.js';
import { AutomationProjectService } from '../../automation/project/project.service.js';
import { ProjectStageService } from '../../automation/stage/project-stage.service.js';
import { fiscalYearOf } from '../../kernel/fiscal-year.js';
import { monthStart } from '../../kernel/month.js';
import { LARGEST_PAGE } from '../../platform/keyset.js';
import { officeOf, type DemoRun } from './demo-run.js';
import { automationFile } from './sample-city/automation-file.js';
import {
  readSampleAutomation,
  type SampleAutomation,
  type SampleProject,
} from './sample-city/sample-automation.js';
import { monthNumbered } from './sample-city/window.js';
import { takeIn } from './take-in.js';

/** The sample city's automation projects: by file as they began, then their way, their steps and what they cost. */
export async function fillAutomation(demo: DemoRun): Promise<void> {
  const automation = await readSampleAutomation();
  const there = await listAutomation(demo);
  const missing = automation.projects.filter(({ code }) => !there.has(code));
  if (missing.length > 0) {
    const file = automationFile(missing, demo.window);
    await takeIn(demo.app, officeOf(demo.city), 'automation-projects', file);
  }
  const projects = await listAutomation(demo);
  for (const project of automation.projects) {
    const found = projects.get(project.code);
    if (found) await tellWay(demo, project, found);
  }
  await fillCosts(demo, automation, projects);
}

/** The projects there are, by code. */
async function listAutomation({ app, city }: DemoRun): Promise<Map<string, ProjectListedDto>> {
  const { items } = await app.get(AutomationProjectService).list(officeOf(city), { limit: LARGEST_PAGE });
  return new Map(items.map((project) => [project.code, project]));
}

/** The steps and the stages that followed the first; what an earlier start has entered already is not entered twice. */
async function tellWay({ app, city, window }: DemoRun, project: SampleProject, { id }: ProjectListedDto) {
  const office = officeOf(city);
  const detail = await app.get(AutomationProjectService).get(office, id);
  let { version } = detail;
  if (project.steps) {
    const flow = { before: [...project.steps.before], after: [...project.steps.after] };
    ({ version } = await app.get(ProcessService).replace(office, id, version, flow));
  }
  const pastSteps = detail.timeline.filter(({ planned }) => !planned).length;
  for (const [stage, at, reason] of project.stages.slice(pastSteps)) {
    const stageOn = monthStart(monthNumbered(window, at));
    await app.get(ProjectStageService).move(office, id, version, { stage, stageOn, reason: reason ?? null });
    version += 1;
  }
}

async function fillCosts(
  { app, city, window }: DemoRun,
  { hourlyYen, costs }: SampleAutomation,
  projects: ReadonlyMap<string, ProjectListedDto>,
): Promise<void> {
  const office = officeOf(city);
  const service = app.get(AutomationCostService);
  const year = fiscalYearOf(monthNumbered(window, window.months.length - 1));
  const known = new Set((await service.hourlyCosts(office)).map(({ fiscalYear }) => fiscalYear));
  for (const { fiscalYear, yen, source } of hourlyYen)
    if (!known.has(year + fiscalYear))
      await service.saveHourlyCost(office, year + fiscalYear, 0, { yen, source });
  const there = new Set((await service.list(office)).map(({ name }) => name));
  for (const cost of costs.filter(({ name }) => !there.has(name))) {
    await service.add(office, {
      kind: cost.kind,
      name: cost.name,
      yen: cost.yen ?? null,
      hours: cost.hours ?? null,
      yearly: cost.yearly,
      fiscalYear: year + cost.fiscalYear,
      lastFiscalYear: null,
      split: cost.split,
      shares: Object.entries(cost.shares).flatMap(([code, weight]) => {
        const project = projects.get(code);
        return project ? [{ projectId: project.id, weight }] : [];
      }),
      note: cost.note ?? null,
    });
  }
}
