import { validation } from '../../platform/http/validation.js';
import { type Fault, invalid } from '../../platform/problem.js';
import { faultsIn } from '../http/faults-in.js';

/** What a form or an address says, held to the rules of the API. @throws Problem 422 with one fault a field */
export async function checkedInput<Dto extends object>(type: new () => Dto, input: object): Promise<Dto> {
  try {
    const checked: unknown = await validation().transform(input, { type: 'body', metatype: type });
    return checked as Dto;
  } catch (error) {
    throw invalid(mostBasic(faultsIn(error)));
  }
}

/** Rules come with the most basic one last: what is no number need not be told its bounds too. */
function mostBasic(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [fault.where, fault])).values()];
}
