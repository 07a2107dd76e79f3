import { type ComponentChildren } from 'preact';
import { type Fault } from '../../platform/problem.js';
import { Button } from '../components/button.js';
import { CheckField, FormField } from '../components/form-field.js';

/** Something that can be chosen. */
export interface Choosable {
  id: string;
  label: string;
}

/** The value of the button that searches and saves nothing. */
export const FIND = 'find';

interface Props {
  legend: string;
  /** The field that posts the ids chosen. */
  name: string;
  chosen: readonly Choosable[];
  /** What the search found; null where nobody searched. */
  found: readonly Choosable[] | null;
  find: string;
  findLabel: string;
  faults: readonly Fault[];
  /** What stands beside each that is chosen. */
  beside?: (thing: Choosable) => ComponentChildren;
}

/** Things chosen by search: those chosen are ticked, what was found can be; searching keeps the rest of the form. */
export function Chooser({ legend, name, chosen, found, find, findLabel, faults, beside }: Props) {
  const own = faults.filter(({ where }) => where === name);
  const others = (found ?? []).filter(({ id }) => chosen.every((one) => one.id !== id));
  return (
    <fieldset class="group" id={name} tabIndex={-1}>
      <legend>{legend}</legend>
      {own.map(({ message }) => (
        <p class="field__error" key={message}>{`＊${message}`}</p>
      ))}
      {chosen.length === 0 ? <p class="quiet">まだ選ばれていません。</p> : null}
      <ul class="plain">
        {chosen.map((thing) => (
          <li key={thing.id}>
            <CheckField name={name} value={thing.id} label={thing.label} checked />
            {beside?.(thing)}
          </li>
        ))}
      </ul>
      <FormField
        label={findLabel}
        name={FIND}
        type="search"
        value={find}
        hint="名前やコードの一部で探せます。"
      />
      <Button kind="secondary" name="do" value={FIND}>
        探す
      </Button>
      {found === null ? null : (
        <ul class="plain" aria-label="探した結果">
          {others.map(({ id, label }) => (
            <li key={id}>
              <CheckField name={name} value={id} label={label} />
            </li>
          ))}
          {others.length === 0 ? <li>ほかに見つかりません。</li> : null}
        </ul>
      )}
    </fieldset>
  );
}
