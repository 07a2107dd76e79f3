import { Problem } from '../../platform/problem.js';
import { checked } from '../http/checked-form.js';
import { faultsIn, type Refusals } from '../http/faults-in.js';
import { type FormBody } from '../http/form-body.js';
import { type Screen, type SeeOther } from '../http/screen.js';
import { type Choices } from './field.js';
import { type ComparedField, type FormDescription } from './form-description.js';
import { FormState } from './form-state.js';

interface Submission<Name extends string, Input extends object, Result, Row> {
  form: FormDescription<Name>;
  posted: FormBody;
  /** Checks what the form says as the API checks its bodies; left out where the service does so by itself. */
  dto?: new () => Input;
  /** What the API is fields, where it is more than the form says. */
  body?: (fields: object, state: FormState<Name>) => object | Promise<object>;
  /** Does what the form asks for. */
  act: (input: Input, state: FormState<Name>) => Promise<Result>;
  /** Where it goes from there, with what to say. */
  done: (result: Result | Row) => SeeOther | Screen;
  /** The page with the form, for showing it again with everything typed and what is wrong. */
  again: (state: FormState<Name>) => Screen | Promise<Screen | SeeOther>;
  /** Refusals that are about a field, by their code. */
  refusals?: Refusals;
  /** Where to go after a refusal that leaves nothing to be done here. */
  instead?: (refusal: Problem) => SeeOther | null;
  /** What the form changes, as it is now: shown beside what was typed where somebody else was first. */
  current?: () => Promise<Row>;
  /** Choices that are not the same for everybody, for the words of the two versions. */
  choices?: () => Promise<Choices>;
}

/**
 * Answers a posted form: checks it, acts, and sends the browser on (303) with a notice. Where something is wrong with
 * it the same page comes again (422). Where somebody else was first both versions are shown (409); a button pressed
 * twice finds its own change there, and that is done already.
 */
export async function submitForm<
  Name extends string,
  Input extends object,
  Result,
  Row extends object = never,
>(submission: Submission<Name, Input, Result, Row>): Promise<Screen | SeeOther> {
  const { form, posted, dto, body = (fields) => fields, act, done, again, current } = submission;
  const state = FormState.posted(form, posted);
  try {
    const fields = await body(form.read(posted), state);
    return done(await act(dto ? await checked(dto, fields) : (fields as Input), state));
  } catch (error) {
    const other = error instanceof Problem ? submission.instead?.(error) : null;
    if (other) return other;
    if (isConflict(error) && current !== undefined) {
      const row = await current();
      const fields = form.compare(posted, form.filledWith(row), await submission.choices?.());
      if (fields.every(({ yours, current: theirs }) => yours === theirs)) return done(row);
      throw new FormConflict(error, fields, (row as { version?: number }).version ?? Number.NaN);
    }
    const faults = faultsIn(error, submission.refusals);
    return again(state.refused(faults, error instanceof Problem ? error : null));
  }
}

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
