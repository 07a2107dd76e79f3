import { ValidateBy } from 'class-validator';
import { isDate } from '../../kernel/date.js';

/** A field that holds a day of the calendar, `YYYY-MM-DD`; `what` is the field's name in Japanese. */
export function IsDay(what: string): PropertyDecorator {
  return ValidateBy({
    name: 'isDay',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isDate(value),
      defaultMessage: () => `${what}は「2026-03-31」の形の実在する日付で入力してください。`,
    },
  });
}
