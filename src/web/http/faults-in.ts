import { type Fault, Problem } from '../../platform/problem.js';

/** What is wrong with a form, to show it again with its errors. Anything but a refused input is thrown on. */
export function faultsIn(error: unknown): readonly Fault[] {
  if (error instanceof Problem && error.status === 422) {
    return error.particulars.errors ?? [{ where: '', message: error.message }];
  }
  throw error;
}
