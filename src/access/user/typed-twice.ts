import { type Fault } from '../../platform/problem.js';
import { passwordFault, type PasswordOwner } from './password-rule.js';

/** A new password typed twice, so that a slip of the finger locks nobody out. */
export interface TypedTwice {
  password: string;
  again: string;
}

/** What is wrong with a new password or its repetition, at the field to mend; empty where nothing is. */
export function typedTwiceFaults({ password, again }: TypedTwice, owner: PasswordOwner): Fault[] {
  const fault = passwordFault(password, owner);
  if (fault !== null) return [{ where: 'password', message: fault }];
  return password === again ? [] : [{ where: 'again', message: '2回の入力が一致していません。' }];
}
