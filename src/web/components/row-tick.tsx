interface Props {
  name: string;
  value: string;
  /** What ticking it means, for those who do not see in which row it is. */
  label: string;
  checked?: boolean;
}

/** A box to tick in a row of a table. */
export function RowTick({ label, ...box }: Props) {
  return (
    <label class="check">
      <input type="checkbox" {...box} autocomplete="off" />
      <span class="visually-hidden">{label}</span>
    </label>
  );
}
