import { Problem } from '../../platform/problem.js';
import { type ComparedField } from './form-description.js';

/** A form whose subject somebody else has changed meanwhile: both versions in the words of the form. */
export class FormConflict extends Problem {
  constructor(
    { status, code, title, particulars }: Problem,
    readonly fields: readonly ComparedField[],
    /** The version over which it can be saved all the same. */
    version: number,
  ) {
    super(status, code, title, { ...particulars, extensions: { current: { version } } });
  }
}

/** Whether somebody else was first. */
export function isConflict(error: unknown): error is Problem {
  return error instanceof Problem && error.code === 'conflict';
}
