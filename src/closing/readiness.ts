import { type Month } from '../kernel/month.js';
import { periodLabel } from '../kernel/period.js';
import { Problem } from '../platform/problem.js';
import { type SubmissionOverviewDto } from '../reporting/submission/submission.dto.js';
import { SUBMISSION_STATE_NAMES } from '../reporting/submission/submission-states.js';
import { type ReadinessDto } from './closing.dto.js';

/** The departments that are not accepted yet: submitted ones, and those still missing. */
export function readinessOf(overview: SubmissionOverviewDto[], waitsFor: Month[]): ReadinessDto {
  const departments = overview.map(({ departmentCode, departmentName, state }) => ({
    code: departmentCode,
    name: departmentName,
    state,
  }));
  return {
    submitted: departments.filter(({ state }) => state === 'submitted'),
    missing: departments.filter(({ state }) => state !== 'submitted' && state !== 'accepted'),
    waitsFor,
  };
}

/** @throws Problem 409 naming every department that is submitted and not accepted, with those that are missing */
export function refuseUnaccepted(month: Month, { submitted, missing }: Omit<ReadinessDto, 'waitsFor'>): void {
  if (submitted.length === 0) return;
  throw new Problem(
    409,
    'submitted-not-accepted',
    `${periodLabel(month)}に、受理していない報告があります。`,
    {
      detail:
        '内容を確かめて受理するか、提出済の報告をまとめて受理して確定することを指定してください。' +
        (missing.length > 0
          ? `未提出の${missing.length}課の報告は、確定しても数えません（段階は前回のままです）。`
          : ''),
      errors: submitted.map(({ code, name }) => ({ where: code, message: `${name}：提出済・未受理です。` })),
      extensions: {
        missing: missing.map((one) => ({ ...one, state: SUBMISSION_STATE_NAMES[one.state] })),
      },
    },
  );
}
