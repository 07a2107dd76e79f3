import { type Fault } from '../../platform/problem.js';
import { FormField } from '../components/form-field.js';

/** 実施日 of a merger or split. */
export function DayField({ value, faults }: { value: string; faults: readonly Fault[] }) {
  return (
    <FormField
      label="実施日"
      name="on"
      type="date"
      size={12}
      value={value}
      hint="今日以前の日なら、登録するとすぐに移ります。明日以降の日なら予定として登録し、その日の午前0時過ぎに移ります。"
      faults={faults}
      required
    />
  );
}
