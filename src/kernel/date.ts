import { InvalidInput } from './invalid-input.js';

declare const isoDate: unique symbol;

/** A day of the calendar, `YYYY-MM-DD`, without time or zone. Sorts as text. */
export type IsoDate = string & { readonly [isoDate]: true };

const DAY_MS = 86_400_000;

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isDate(text: string): text is IsoDate {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** Reads `YYYY-MM-DD` strictly. @throws InvalidInput for another form and for a day that does not exist. */
export function parseDate(text: string): IsoDate {
  if (isDate(text)) return text;
  throw new InvalidInput(`日付「${text}」は「2026-10-31」の形の実在する日付で入力してください。`, text);
}

/** The day `days` days later; earlier when negative. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return parseDate(new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10));
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}
