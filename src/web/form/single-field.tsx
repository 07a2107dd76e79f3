import { type VNode } from 'preact';
import { isDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { isMonth } from '../../kernel/month.js';
import { foldNumeral, readWholeNumber } from '../../kernel/numeral.js';
import { periodLabel } from '../../kernel/period.js';
import { CheckField, type Choice, FormField, SelectField, TextArea } from '../components/form-field.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { type Field, type FieldDrawing, valueInWords } from './field.js';

interface FieldOptions {
  hint?: string;
  required?: boolean;
  at?: Field['at'];
  /** The value for the API. Unless given: the text as typed where it is required, else null where it is blank. */
  read?: (text: string) => unknown;
  /** The field's value in a row; the row's member of the field's name unless given. */
  from?: (row: never) => unknown;
  inWords?: (value: never) => string;
}

interface LineOptions extends FieldOptions {
  type?: 'text' | 'password' | 'email' | 'date' | 'month' | 'url';
  size?: number;
  inputMode?: 'numeric';
  autocomplete?: string;
}

/** What each control needs of a field to be drawn. */
type Drawn = Pick<FieldOptions, 'hint' | 'required'> &
  Pick<FieldDrawing, 'name' | 'faults'> & { label: string; value: string };

/** A line of text. */
export function line(label: string, { type = 'text', ...options }: LineOptions = {}): Field {
  const { size, inputMode, autocomplete } = options;
  return single(label, options, ({ value, ...field }) => (
    <FormField
      {...field}
      {...{ type, size, inputMode, autocomplete }}
      value={type === 'password' ? '' : value}
    />
  ));
}

/** Several lines of text. */
export function area(label: string, { rows, ...options }: FieldOptions & { rows?: number } = {}): Field {
  return single(label, options, (field) => <TextArea {...field} rows={rows} />);
}

/** A day, `2026-10-31`. */
export function day(label: string, options: LineOptions = {}): Field {
  const inWords = (text: string) => (isDate(text) ? dayLabel(text) : text);
  return line(label, { size: 12, inWords, ...options, type: 'date' });
}

/** A month, `2026-10`. */
export function month(label: string, options: LineOptions = {}): Field {
  const inWords = (text: string) => (isMonth(text) ? periodLabel(text) : text);
  return line(label, { size: 12, inWords, ...options, type: 'month' });
}

/** A whole number: `1,000` and full-width digits are read; what is no number stays text, for the API to refuse. */
export function wholeNumber(
  label: string,
  { unit = '', ...options }: LineOptions & { unit?: string } = {},
): Field {
  const read = (text: string) => {
    const numeral = foldNumeral(text).replace(new RegExp(`${unit}$`), '');
    return numeral === '' ? null : (readWholeNumber(numeral) ?? numeral);
  };
  return line(label, { read, inputMode: 'numeric', ...options });
}

/** One of a list. Choices given where the form is drawn or compared come in place of these. */
export function select(label: string, choices: readonly Choice[] = [], options: FieldOptions = {}): Field {
  const field = single(label, options, (drawn, present = choices) => (
    <SelectField {...drawn} choices={present} />
  ));
  const inWords: Field['inWords'] = (body, name, present = choices) => {
    const text = textOf(body, name);
    return valueInWords(text === '' ? '' : (present.find(({ value }) => value === text)?.label ?? text));
  };
  return { ...field, inWords };
}

/** A box to tick: true or false. */
export function check(label: string, options: FieldOptions = {}): Field {
  const read = (text: string) => text !== '';
  const field = single(label, { read, ...options }, ({ name, value }) => (
    <CheckField label={label} name={name} checked={value !== ''} />
  ));
  return { ...field, silent: true };
}

/** A text that goes along unseen. */
export function hidden(options: FieldOptions = {}): Field {
  return single('', options, ({ name, value }) => <input type="hidden" name={name} value={value} />);
}

function single(
  label: string,
  options: FieldOptions,
  draw: (field: Drawn, choices?: readonly Choice[]) => VNode,
): Field {
  const { hint, required, at, from, inWords } = options;
  const { read = required ? asTyped : blankIsNull } = options;
  const value = (body: FormBody, name: string) => read(textOf(body, name));
  return {
    label,
    at,
    read: value,
    show: (row, name) => ({ [name]: textOfValue(from ? from(row as never) : (row as Row)[name]) }),
    inWords: (body, name) => wordsOf(value(body, name), inWords),
    inputs: (_, name) => [name],
    inputAt: (where, _, name) => {
      const within = where !== '' && (at ?? '').startsWith(`${where}.`);
      return where === name || where === at || within ? name : undefined;
    },
    draw: ({ body, choices, ...field }) =>
      draw({ label, hint, required, ...field, value: textOf(body, field.name) }, choices),
  };
}

type Row = Readonly<Record<string, unknown>>;

const asTyped = (text: string): string => text;

/** For `read`: a blank text is no value. */
const blankIsNull = (text: string): string | null => (text.trim() === '' ? null : text);

/** For `read`: the same without the blanks around it. */
export const trimmedOrNull = (text: string): string | null => text.trim() || null;

/** For `read`: left out where it is blank. */
export const trimmedIfAny = (text: string): string | undefined => text.trim() || undefined;

/** A field's own words are for what is there. */
function wordsOf(value: unknown, inWords: FieldOptions['inWords']): string {
  const present = value !== null && value !== undefined && value !== '';
  return present && inWords ? inWords(value as never) : valueInWords(value);
}

function textOfValue(value: unknown): string {
  if (value === true) return 'on';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
