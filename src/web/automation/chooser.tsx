import { type ComponentChildren } from 'preact';
import { Button } from '../components/button.js';
import { CheckField, type Choice, FormField } from '../components/form-field.js';
import { type Field, valueInWords } from '../form/field.js';
import { type FormState } from '../form/form-state.js';
import { type FormBody, textOf, textsOf } from '../http/form-body.js';
import { DefaultButton } from './default-button.js';

/** The field of the search, and the value of the button that searches and saves nothing. */
const FIND = 'find';

/** Whether a form was sent to search for things to choose. */
export function isSearch(posted: FormBody): boolean {
  return textOf(posted, 'do') === FIND;
}

/** What a form searches for. */
export function searchIn(state: FormState): string {
  return state.text(FIND);
}

/** The ids chosen in a form, each once. */
export function chosenIds(body: FormBody, name: string): string[] {
  return [...new Set(textsOf(body, name))];
}

/** Several things chosen by search, drawn by `Chooser`; read as the list of their ids. */
export function chosenProcedures(label: string): Field {
  return {
    label,
    silent: true,
    read: chosenIds,
    show: (row, name) => ({ [name]: (row as Readonly<Record<string, string[] | undefined>>)[name] ?? [] }),
    inWords: (body, name, choices = []) =>
      valueInWords(
        chosenIds(body, name)
          .sort()
          .map((id) => choices.find(({ value }) => value === id)?.label ?? id),
      ),
    inputs: (_, name) => [name],
    inputAt: (where, _, name) => (where === name ? name : undefined),
    draw: () => <></>,
  };
}

interface Props<Name extends string> {
  state: FormState<Name>;
  /** The field of the form. */
  name: Name;
  choices: readonly Choice[];
  /** What the search found; null where nobody searched. */
  found: readonly Choice[] | null;
  findLabel: string;
  /** Drawn beside each that is chosen. */
  beside?: (thing: Choice) => ComponentChildren;
}

/** Things chosen by search: those chosen are ticked, what was found can be; searching keeps the rest of the form. */
export function Chooser<Name extends string>({
  state,
  name,
  choices,
  found,
  findLabel,
  beside,
}: Props<Name>) {
  const own = state.faults.filter(({ where }) => where === name);
  const others = (found ?? []).filter(({ value }) => choices.every((one) => one.value !== value));
  return (
    <>
      <DefaultButton />
      <fieldset class="group" id={name} tabIndex={-1}>
        <legend>{state.form.fields[name].label}</legend>
        {own.map(({ message }) => (
          <p class="field__error">{`＊${message}`}</p>
        ))}
        {choices.length === 0 ? <p class="quiet">まだ選ばれていません。</p> : null}
        <ul class="plain">
          {choices.map((thing) => (
            <li>
              <CheckField name={name} {...thing} checked />
              {beside?.(thing)}
            </li>
          ))}
        </ul>
        <FormField
          label={findLabel}
          name={FIND}
          type="search"
          value={searchIn(state)}
          hint="名前やコードの一部で探せます。"
        />
        <Button kind="secondary" name="do" value={FIND}>
          探す
        </Button>
        {found === null ? null : (
          <ul class="plain" aria-label="探した結果">
            {others.map((thing) => (
              <li>
                <CheckField name={name} {...thing} />
              </li>
            ))}
            {others.length === 0 ? <li>ほかに見つかりません。</li> : null}
          </ul>
        )}
      </fieldset>
    </>
  );
}
