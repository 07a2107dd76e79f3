import { type Fault, Problem } from '../../platform/problem.js';
import { faultsIn } from '../http/faults-in.js';

/** What is wrong with a department's form, a code that is taken among it. Anything else is thrown on. */
export function departmentFaults(error: unknown): readonly Fault[] {
  if (!(error instanceof Problem) || error.code !== 'department-code-taken') return faultsIn(error);
  return [{ where: 'code', message: error.message }];
}
