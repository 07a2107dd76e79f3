import { Problem } from '../../src/platform/problem.js';

/** The problem a promise is refused with; fails where it is not refused, or by anything else. */
export async function problemOf(refused: Promise<unknown>): Promise<Problem> {
  try {
    await refused;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('it was not refused');
}
