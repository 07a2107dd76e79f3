import { loggedCases } from '../../../automation/result/result.js';
import { type ResultLineDto } from '../../../automation/result/result.dto.js';

/** What of a line is counted. */
type CountedLine = Pick<ResultLineDto, 'expected' | 'saved' | 'logged'>;

/** How much of a month's results is there. */
export interface ResultProgress {
  /** Projects in production and at work in the month: their result is expected. */
  expected: number;
  entered: number;
  /** Entered, but without the cases or the time of staff: no hours can be worked out from them. */
  unanswered: number;
  /** Projects that may have a result without one being expected: in trial. */
  optional: number;
}

/** The same of one department. */
export interface DepartmentProgress extends ResultProgress {
  departmentId: string;
  departmentName: string;
}

/** Counts the lines of a month. No lines give 0 of 0. */
export function progressOf(lines: readonly CountedLine[]): ResultProgress {
  const expected = lines.filter((line) => line.expected);
  return {
    expected: expected.length,
    entered: expected.filter(({ saved }) => saved !== null).length,
    unanswered: expected.filter(lacksAnswer).length,
    optional: lines.length - expected.length,
  };
}

/** The same by department: where most is missing first, then by name. */
export function progressByDepartment(lines: readonly ResultLineDto[]): DepartmentProgress[] {
  const names = new Map(lines.map(({ departmentId, departmentName }) => [departmentId, departmentName]));
  return [...names]
    .map(([departmentId, departmentName]) => ({
      departmentId,
      departmentName,
      ...progressOf(lines.filter((line) => line.departmentId === departmentId)),
    }))
    .sort((a, b) => missing(b) - missing(a) || a.departmentName.localeCompare(b.departmentName, 'ja'));
}

/** The same of several departments together. */
export function sumOfProgress(parts: readonly ResultProgress[]): ResultProgress {
  const sum = (of: (part: ResultProgress) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    expected: sum(({ expected }) => expected),
    entered: sum(({ entered }) => entered),
    unanswered: sum(({ unanswered }) => unanswered),
    optional: sum(({ optional }) => optional),
  };
}

/** How many results are still to come. */
export function missing({ expected, entered }: ResultProgress): number {
  return expected - entered;
}

/** 「5件中3件入力済み」, with what is entered but not answered. */
export function progressLabel({ expected, entered, unanswered }: ResultProgress): string {
  if (expected === 0) return '入力の必要な案件なし';
  return `${expected}件中${entered}件入力済み${unanswered === 0 ? '' : `（うち未回答あり ${unanswered}件）`}`;
}

function lacksAnswer({ saved, logged }: CountedLine): boolean {
  if (saved === null) return false;
  const cases = saved.cases.kind === 'not-provided' && logged ? loggedCases(logged) : saved.cases;
  return cases.kind === 'not-provided' || (cases.kind === 'value' && saved.peopleMinutes === null);
}
