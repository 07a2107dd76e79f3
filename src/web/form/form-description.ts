import { InvalidInput } from '../../kernel/invalid-input.js';
import { type Fault, invalid, Problem } from '../../platform/problem.js';
import { type FormBody } from '../http/form-body.js';
import { type Choices, type Field } from './field.js';

/** A field of two versions beside each other. */
export interface ComparedField {
  label: string;
  yours: string;
  current: string;
}

/** A form described once. It is drawn, read, filled in, compared and given its faults from here. */
export class FormDescription<Name extends string = string> {
  constructor(readonly fields: Readonly<Record<Name, Field>>) {}

  /** The fields for the API. @throws Problem 422 with every text that cannot be read, at its input */
  read(body: FormBody): object {
    const values: Record<string, unknown> = {};
    const faults: Fault[] = [];
    for (const [name, field] of this.entries()) {
      try {
        if (field.at !== null) putAt(values, (field.at ?? name).split('.'), field.read(body, name));
      } catch (error) {
        faults.push(...faultsOf(error, field.inputs(body, name)[0] ?? name));
      }
    }
    if (faults.length > 0) throw invalid(faults);
    return values;
  }

  /** What stands in a form filled in with a row; a field of which the row says nothing is empty. */
  filledWith(row: object): FormBody {
    return Object.assign({}, ...this.entries().map(([name, field]) => field.show(row, name))) as FormBody;
  }

  /** The fields of a row in the words of the screen, in the order of the form; null for an empty one. */
  rowInWords(row: object, choices: Choices = {}): Record<Name, string | null> {
    const body = this.filledWith(row);
    const words = this.entries().map(([name, field]) => {
      const isEmpty = field.inputs(body, name).every((input) => (body[input] ?? '') === '');
      return [name, isEmpty ? null : field.inWords(body, name, choices[name])];
    });
    return Object.fromEntries(words) as Record<Name, string | null>;
  }

  /** Faults of the API, at the inputs they are about. */
  atInputs(faults: readonly Fault[], body: FormBody): Fault[] {
    return faults.map(({ where, message }) => {
      const inputs = this.entries().map(([name, field]) => field.inputAt(where, body, name));
      return { where: inputs.find((input) => input !== undefined) ?? where, message };
    });
  }

  /** The names of all inputs, so that the list of faults leads to them. */
  inputs(body: FormBody): string[] {
    return this.entries().flatMap(([name, field]) => field.inputs(body, name));
  }

  /** Two versions in the words of the screen, by the fields that were there to be filled in. */
  compare(yours: FormBody, current: FormBody, choices: Choices = {}): ComparedField[] {
    return this.entries()
      .filter(([name, field]) => {
        const posted = field.silent === true || field.inputs(yours, name).some((input) => input in yours);
        return field.label !== '' && posted;
      })
      .map(([name, field]) => ({
        label: field.label,
        yours: field.inWords(yours, name, choices[name]),
        current: field.inWords(current, name, choices[name]),
      }));
  }

  private entries(): [string, Field][] {
    return Object.entries(this.fields);
  }
}

/** Puts a value where its path leads; what is undefined is left out. */
function putAt(values: Record<string, unknown>, [first = '', ...rest]: string[], value: unknown): void {
  if (value === undefined) return;
  if (rest.length === 0) values[first] = value;
  else putAt((values[first] ??= {}) as Record<string, unknown>, rest, value);
}

/** What is wrong with a text that could not be read. */
export function faultsOf(error: unknown, input: string): Fault[] {
  if (error instanceof InvalidInput) return [{ where: input, message: error.message }];
  if (error instanceof Problem && error.status === 422) return error.particulars.errors ?? [];
  throw error;
}
