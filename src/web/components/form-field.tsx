import { type ComponentChildren } from 'preact';
import { type Fault } from '../../platform/problem.js';

interface Common {
  label: string;
  name: string;
  /** Its id, by default the name: the error summary links to it. */
  id?: string;
  hint?: string;
  /** All faults of the form; those whose `where` is the name are shown here. */
  faults?: readonly Fault[];
  required?: boolean;
}

interface TextProps extends Common {
  value?: string;
  type?: 'text' | 'password' | 'email' | 'date' | 'month' | 'search' | 'url';
  autocomplete?: string;
  inputMode?: 'numeric' | 'text';
  /** Width in characters; the whole line where left out. */
  size?: number;
}

/** A line of text to be typed. */
export function FormField({ value = '', type = 'text', size, autocomplete, inputMode, ...field }: TextProps) {
  // All these types take the same attributes, which the library's union of typed inputs cannot express.
  const attributes: object = { type, value, size, autocomplete, inputMode, spellcheck: false };
  return (
    <Labelled {...field}>
      {(described) => (
        <input {...described} {...attributes} class={size === undefined ? 'input' : 'input input--sized'} />
      )}
    </Labelled>
  );
}

/** Several lines of text. */
export function TextArea({ value = '', rows = 4, ...field }: Common & { value?: string; rows?: number }) {
  return (
    <Labelled {...field}>
      {(described) => (
        <textarea {...described} class="input" rows={rows}>
          {value}
        </textarea>
      )}
    </Labelled>
  );
}

export interface Choice {
  value: string;
  label: string;
}

/** One of a list. */
export function SelectField({
  value = '',
  choices,
  ...field
}: Common & { value?: string; choices: readonly Choice[] }) {
  return (
    <Labelled {...field}>
      {(described) => (
        <select {...described} class="input input--sized">
          <Options choices={choices} value={value} />
        </select>
      )}
    </Labelled>
  );
}

/** What can be chosen in a `select`. */
export function Options({ choices, value = '' }: { choices: readonly Choice[]; value?: string }) {
  return (
    <>
      {choices.map((choice) => (
        <option value={choice.value} selected={choice.value === value}>
          {choice.label}
        </option>
      ))}
    </>
  );
}

/** A box to tick; posts `on`. */
export function CheckField({
  label,
  name,
  checked = false,
  value = 'on',
}: {
  label: string;
  name: string;
  checked?: boolean;
  value?: string;
}) {
  return (
    <label class="check">
      <input type="checkbox" name={name} value={value} checked={checked} />
      <span>{label}</span>
    </label>
  );
}

interface Described {
  id: string;
  name: string;
  required: boolean;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
}

/** Label, hint and errors around a control, tied to it for those who hear the page. */
function Labelled({
  label,
  name,
  id = name,
  hint,
  faults = [],
  required = false,
  children,
}: Common & { children: (described: Described) => ComponentChildren }) {
  const own = faults.filter(({ where }) => where === name);
  const ids = [hint === undefined ? [] : `${id}-hint`, own.length === 0 ? [] : `${id}-error`].flat();
  return (
    <div class={own.length === 0 ? 'field' : 'field field--wrong'}>
      <label class="field__label" for={id}>
        {label}
        {required ? <span class="field__required">※必須</span> : null}
      </label>
      {hint === undefined ? null : (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        name,
        required,
        'aria-describedby': ids.length === 0 ? undefined : ids.join(' '),
        'aria-invalid': own.length === 0 ? undefined : 'true',
      })}
      {own.length === 0 ? null : (
        <p class="field__error" id={`${id}-error`}>
          {`＊${own.map(({ message }) => message).join(' ')}`}
        </p>
      )}
    </div>
  );
}
