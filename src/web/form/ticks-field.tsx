import { CheckField, type Choice } from '../components/form-field.js';
import { textsOf } from '../http/form-body.js';
import { type Field, valueInWords } from './field.js';

/** Several of a list, each a box to tick; read as the list of those ticked. */
export function ticks(label: string, choices: readonly Choice[], { hint }: { hint: string }): Field {
  return {
    label,
    silent: true,
    read: textsOf,
    show: (row, name) => ({ [name]: (row as Readonly<Record<string, string[] | undefined>>)[name] ?? [] }),
    inWords: (body, name) =>
      valueInWords(
        choices.filter(({ value }) => textsOf(body, name).includes(value)).map((one) => one.label),
      ),
    inputs: (_, name) => [name],
    inputAt: (where, _, name) => (where === name ? name : undefined),
    draw: ({ name, body, faults }) => {
      const wrong = faults.find(({ where }) => where === name);
      return (
        <fieldset id={name} class="group group--stacked" tabIndex={-1}>
          <legend>{label}</legend>
          <p class="field__hint">{hint}</p>
          {wrong === undefined ? null : <p class="field__error">{wrong.message}</p>}
          {choices.map((choice) => (
            <CheckField
              label={choice.label}
              name={name}
              value={choice.value}
              checked={textsOf(body, name).includes(choice.value)}
            />
          ))}
        </fieldset>
      );
    },
  };
}
