import { BASES } from '../../automation/automation-words.js';
import { type Datum, type Subject, valueDatum, wordsDatum } from '../datum.js';
import { type ReportModel } from '../report-model.js';
import { type ReportHoursDto, type ReportAutomationDto } from '../report-parts-answer.dto.js';
import { troubleInWords } from './automation-words.js';

/** The data of automation: the month, the year so far, and the projects to be looked at. */
export function* automationData(model: ReportModel, whole: Subject): Generator<Datum> {
  const { automation, state, revision } = model;
  if (!automation) return;
  const { programme, inProduction, ofMonth, ofYear, money, shortfalls, robots } = automation;
  yield* valueDatum(whole, 'automation.projects', programme.projects);
  yield* valueDatum(whole, 'automation.due', programme.due);
  yield* valueDatum(whole, 'automation.begun', programme.begun);
  yield* valueDatum(whole, 'automation.achieved', programme.achieved);
  yield* valueDatum(whole, 'automation.in-production', inProduction);
  const aboutOf = ({ from, to }: ReportHoursDto) => ({ from, to, state, revision });
  yield* hoursData({ ...whole, about: aboutOf(ofMonth) }, ofMonth);
  const year = { ...whole, about: aboutOf(ofYear) };
  if (ofYear.from !== ofYear.to) yield* hoursData(year, ofYear);
  yield* moneyData(year, money);
  for (const { code, name, departmentName, ...hours } of shortfalls) {
    const of = { ...projectSubject({ code, name, departmentName }), about: aboutOf(ofYear) };
    yield* valueDatum(of, 'project.actual', hours.actual);
    yield* valueDatum(of, 'project.estimated', hours.estimated);
    yield* valueDatum(of, 'project.missing', hours.missing);
    yield* valueDatum(of, 'project.reached', hours.reachedPercent);
  }
  for (const { trouble, ...project } of robots)
    yield wordsDatum(projectSubject(project), 'project.robot-trouble', troubleInWords(trouble));
}

function projectSubject(project: { code: string; name: string; departmentName: string }): Subject {
  const { code: scopeKey, name: scopeName, departmentName: department } = project;
  return { scope: '自動化案件', scopeKey, scopeName, department };
}

function* hoursData(of: Subject, { actual, estimated }: ReportHoursDto): Generator<Datum> {
  yield* valueDatum(of, 'automation.saved', actual.saved, actual.completeness);
  for (const basis of BASES.keys) yield* valueDatum(of, `automation.saved.${basis}`, actual.byBasis[basis]);
  yield* valueDatum(of, 'automation.before', actual.before);
  yield* valueDatum(of, 'automation.after', actual.after);
  yield* valueDatum(of, 'automation.reduction', actual.reductionPercent);
  yield* valueDatum(of, 'automation.robot', actual.robotHours);
  yield* valueDatum(of, 'automation.estimated', estimated.hours, { note: estimatedNote(estimated) });
}

function estimatedNote({ projects, without }: ReportHoursDto['estimated']): string {
  return `本番の案件のうち見込のあるもの${projects}件、ないもの${without}件`;
}

function* moneyData(of: Subject, money: ReportAutomationDto['money']): Generator<Datum> {
  yield* valueDatum(of, 'automation.hourly', money.hourlyYen);
  yield* valueDatum(of, 'automation.saved-yen', money.savedYen);
  yield* valueDatum(of, 'automation.cost', money.cost.yen);
  yield* valueDatum(of, 'automation.effectiveness', money.effectiveness, money.compared?.completeness);
}
