import { type CheckProps } from './form-field.js';

/** A box to tick in a row of a table; its label is for those who do not see in which row it is. */
export function RowTick({ label, ...box }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" {...box} autocomplete="off" />
      <span class="visually-hidden">{label}</span>
    </label>
  );
}
