import { type Fault, type Problem } from '../../platform/problem.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { type FormDescription } from './form-description.js';

/** A form with what stands in it: filled in from a row, or as it was posted with what is wrong with it. */
export class FormState<Name extends string = string> {
  private constructor(
    readonly form: FormDescription<Name>,
    readonly body: FormBody,
    /** The version it was drawn from; NaN, which equals no version, where there is none. */
    readonly version: number,
    readonly faults: readonly Fault[] = [],
    /** Why it is shown again. */
    readonly refusal: Problem | null = null,
  ) {}

  /** The form of a row, or a new one with some of its fields filled in. */
  static of<Name extends string>(form: FormDescription<Name>, row: object = {}): FormState<Name> {
    const { version = Number.NaN } = row as { version?: number };
    return new FormState(form, form.filledWith(row), version);
  }

  /** The form as it was posted. */
  static posted<Name extends string>(form: FormDescription<Name>, body: FormBody): FormState<Name> {
    return new FormState(form, body, versionOf(body));
  }

  /** The same, refused. */
  refused(faults: readonly Fault[], refusal: Problem | null = null): FormState<Name> {
    const placedFaults = this.form.atInputs(faults, this.body);
    return new FormState(this.form, this.body, this.version, placedFaults, refusal);
  }

  text(name: string): string {
    return textOf(this.body, name);
  }

  /** The status of its page. */
  get status(): number {
    return this.faults.length === 0 ? 200 : 422;
  }

  /** The hidden field by which the version it was drawn from goes along. */
  get hidden(): Record<string, number> {
    return Number.isNaN(this.version) ? {} : { version: this.version };
  }
}
