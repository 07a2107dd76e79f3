import { validation } from '../../platform/http/validation.js';

/** What a form or an address says, held to the same rules as the API. @throws Problem 422 naming every fault */
export async function checkedInput<Dto extends object>(type: new () => Dto, input: object): Promise<Dto> {
  const checked: unknown = await validation().transform(input, { type: 'body', metatype: type });
  return checked as Dto;
}
