import { Problem } from '../../platform/problem.js';

/** What is asked for; null where it is refused, because it is not there or not for the reader to see. */
export async function unlessRefused<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return null;
    throw error;
  }
}
