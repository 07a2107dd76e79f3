import { type VNode } from 'preact';
import { type Fault } from '../../platform/problem.js';
import { type Choice } from '../components/form-field.js';
import { type FormBody } from '../http/form-body.js';

/** Choices that are not the same for everybody, by the name of the field. */
export type Choices = Readonly<Record<string, readonly Choice[]>>;

/** What a field is drawn from. */
export interface FieldDrawing {
  name: string;
  /** What stands in the form. */
  body: FormBody;
  /** All faults of the form, at its inputs. */
  faults: readonly Fault[];
  /** In place of the field's own. */
  choices?: readonly Choice[];
  label?: string;
}

/**
 * One field of a form, said once: how it is drawn, read, filled in and compared. A field may have several inputs
 * (rows, ticks); it knows their names.
 */
export interface Field {
  label: string;
  /** Where the API takes the value, the field's name unless given; null for what the API is not given. */
  at?: string | null;
  /** Whether it posts nothing where nothing is ticked. */
  silent?: boolean;
  /** The value for the API; undefined leaves it out. @throws InvalidInput or Problem 422 for what cannot be read */
  read(body: FormBody, name: string): unknown;
  /** What stands in the inputs of a form filled in with `row`. */
  show(row: object, name: string): FormBody;
  /** What stands in the form, as people read it beside another version. */
  inWords(body: FormBody, name: string, choices?: readonly Choice[]): string;
  /** The names of its inputs. */
  inputs(body: FormBody, name: string): readonly string[];
  /** The input to which a fault of the API belongs; undefined where it belongs to another field. */
  inputAt(where: string, body: FormBody, name: string): string | undefined;
  draw(drawing: FieldDrawing): VNode;
}

/** What is said of an empty field. */
export const NOTHING = '（なし）';

/** A value beside another version of it. */
export function valueInWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return NOTHING;
  if (Array.isArray(value)) return value.map(valueInWords).join('、') || NOTHING;
  if (typeof value === 'boolean') return value ? 'はい' : 'いいえ';
  if (typeof value === 'number') return value.toLocaleString('ja-JP');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
