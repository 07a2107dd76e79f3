import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { compareText } from '../../kernel/text.js';
import { compareExact, exact, type Exact, formatDecimal } from '../../kernel/exact.js';
import { workOf } from '../baseline/baseline.js';
import { type Work, workHours } from '../effect/work.js';
import { compareFlow } from '../process/process-step.js';
import { type ProcessFlow } from '../process/process.dto.js';
import { type ProjectFacts } from './project-effect.js';
import { type CandidateApplicationsDto, type CandidateDto } from './portfolio.dto.js';

/** What the hours of a candidate are worked out from. */
export interface CandidateFacts extends Pick<ProjectFacts, 'project' | 'before'> {
  flow: ProcessFlow;
  /** Null where no procedure is linked. */
  applications: CandidateApplicationsDto | null;
}

/** Candidates by the hours their work takes in a year, most first; unknown ones last, by code. */
export function rankCandidates(candidates: readonly CandidateFacts[]): CandidateDto[] {
  return candidates
    .map((facts) => ({ facts, ...hoursOf(facts) }))
    .sort((a, b) => compareKnown(a.hours, b.hours) || compareText(a.facts.project.code, b.facts.project.code))
    .map(({ facts: { project, applications }, hours, work, assumed }) => ({
      projectId: project.id,
      code: project.code,
      name: project.name,
      departmentName: project.departmentName,
      hoursPerYear: hours && formatDecimal(hours, 1),
      applications,
      minutesPerCase: work && formatDecimal(work.minutesPerCase, 1),
      people: work && formatDecimal(work.people, 1),
      assumed,
    }));
}

function hoursOf({ before, flow, applications }: CandidateFacts): {
  hours: Exact | null;
  work: Work | null;
  assumed: string[];
} {
  const assumed: string[] = [];
  const byStep = compareFlow(flow).before;
  const steps = flow.before.length > 0 && byStep.unknown === 0 ? byStep.byHand : null;
  const work = before ? workOf(before) : steps && { minutesPerCase: steps, people: exact(1n) };
  if (!work) assumed.push('1件当たりの時間が未入力');
  else if (!before) assumed.push('1件当たりの時間は導入前の工程の合計、人数は1人');
  if (!applications) assumed.push('手続が未登録');
  else {
    const { reported, expected } = applications.completeness;
    const year = periodLabel(fiscalYearPeriod(applications.fiscalYear));
    if (reported === 0) assumed.push(`${year}の件数が未回答`);
    else {
      assumed.push(`件数は台帳の${year}の申請件数で、そのすべてに同じ時間がかかる`);
      if (reported < expected) assumed.push(`件数の分かる手続は${expected}のうち${reported}`);
    }
  }
  const known = work && applications && applications.completeness.reported > 0;
  return { hours: known ? workHours(work, applications.count) : null, work, assumed };
}

function compareKnown(a: Exact | null, b: Exact | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compareExact(b, a);
}
