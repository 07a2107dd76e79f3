import { randomUUID } from 'node:crypto';
import { type FormBody, textOf } from '../http/form-body.js';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

export function isId(text: string): boolean {
  return UUID.test(text);
}

/** The id the form of a new thing names, so that sending it twice adds one thing; another where it names none. */
export function newIdIn(posted: FormBody): string {
  const id = textOf(posted, 'id');
  return isId(id) ? id : randomUUID();
}
