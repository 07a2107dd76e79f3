import { type VNode } from 'preact';
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

type ChoiceProps = Common & { value?: string; choices: readonly Choice[] };

/** One of a list. */
export function SelectField({ value = '', choices, ...field }: ChoiceProps) {
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

/** One of a list in the cell of a table, whose row and column name it for those who see them. */
export function CellSelect({ label, choices, value, ...field }: ChoiceProps) {
  const { described, error } = withFaults(field);
  return (
    <>
      <select {...described} class="input input--cell" aria-label={label}>
        <Options choices={choices} value={value} />
      </select>
      {error}
    </>
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

export interface CheckProps {
  label: string;
  name: string;
  value?: string;
  checked?: boolean;
}

/** A box to tick; posts `on` unless it has a value of its own. */
export function CheckField({ label, name, value = 'on', checked = false }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" name={name} value={value} checked={checked} />
      <span>{label}</span>
    </label>
  );
}

/** Label, hint and errors around a control, tied to it for those who hear the page. */
function Labelled({
  label,
  hint,
  children,
  ...field
}: Common & { children: (described: Described) => VNode }) {
  const { described, error } = withFaults({ hint, ...field });
  const { id, required } = described;
  return (
    <div class={error === null ? 'field' : 'field field--wrong'}>
      <label class="field__label" for={id}>
        {label}
        {required ? <span class="field__required">※必須</span> : null}
      </label>
      {hint === undefined ? null : (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children(described)}
      {error}
    </div>
  );
}

type Described = ReturnType<typeof withFaults>['described'];

/** What ties a control to its hint and its errors, and the errors; null for none. */
function withFaults({ name, id = name, hint, faults = [], required = false }: Omit<Common, 'label'>) {
  const own = faults.filter(({ where }) => where === name);
  const ids = [hint === undefined ? [] : `${id}-hint`, own.length === 0 ? [] : `${id}-error`].flat();
  const described = {
    ...{ id, name, required },
    'aria-describedby': ids.length === 0 ? undefined : ids.join(' '),
    'aria-invalid': own.length === 0 ? undefined : ('true' as const),
  };
  const error =
    own.length === 0 ? null : (
      <p class="field__error" id={`${id}-error`}>{`＊${own.map(({ message }) => message).join(' ')}`}</p>
    );
  return { described, error };
}
