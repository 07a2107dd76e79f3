import { validation } from '../../platform/http/validation.js';
import { invalid, Problem } from '../../platform/problem.js';

const pipe = validation();

/** The fields of a form checked as the API checks its bodies. @throws Problem 422 with one fault a field */
export async function checked<Dto extends object>(dto: new () => Dto, fields: object): Promise<Dto> {
  try {
    const read: unknown = await pipe.transform(fields, { type: 'body', metatype: dto });
    return read as Dto;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // Rules come with the most basic one last: a value that is no number does not need a message about its bounds too.
    const faults = (error.particulars.errors ?? []).map((fault) => [fault.where, fault] as const);
    throw invalid([...new Map(faults).values()]);
  }
}
