import { validation } from '../../platform/http/validation.js';

const pipe = validation();

/** The fields of a form checked as the API checks its bodies. @throws Problem 422 with every fault at its field */
export async function checked<Dto extends object>(dto: new () => Dto, fields: object): Promise<Dto> {
  const read: unknown = await pipe.transform(fields, { type: 'body', metatype: dto });
  return read as Dto;
}
