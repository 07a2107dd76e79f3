import { isDate, type IsoDate } from './date.js';
import { InvalidInput } from './invalid-input.js';
import { readDate } from './read-date.js';
import { foldWidth } from './numeral.js';

const ISO =
  /^(?<day>\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const WRITTEN =
  /^(?<day>.*\d日?)(?:\s+|T)(?<hour>\d{1,2})[:時](?<minute>\d{1,2})(?:[:分]?(?:(?<second>\d{1,2})(?:\.(?<part>\d{1,3})\d*)?秒?)?)?$/;

/** Reads an instant as programmes write it: `2026-10-01T09:05:30+09:00`, with its offset. @throws InvalidInput */
export function parseInstant(text: string): Date {
  const day = ISO.exec(text)?.groups?.day;
  const instant = new Date(text);
  if (day !== undefined && isDate(day) && !Number.isNaN(instant.getTime())) return instant;
  throw new InvalidInput(
    `日時「${text}」は「2026-10-01T09:05:30+09:00」の形（時差を付ける）の実在する日時で入力してください。`,
    text,
  );
}

/**
 * Reads an instant as people and tools write it in files: `2026/10/01 9:05`, `令和8年10月1日 9時5分`, a day alone for its
 * midnight, and what `parseInstant` reads. Without an offset it is Japan's time. @throws InvalidInput
 */
export function readInstant(text: string): Date {
  const cell = foldWidth(text);
  if (ISO.test(cell)) return parseInstant(cell);
  const found = WRITTEN.exec(cell)?.groups;
  const [hour = 0, minute = 0, second = 0] = [found?.hour, found?.minute, found?.second].map((digits) =>
    Number(digits ?? 0),
  );
  if (hour > 23 || minute > 59 || second > 59) throw unreadable(text);
  const day = dayOf(found?.day ?? cell, text);
  const time = [hour, minute, second].map((number) => String(number).padStart(2, '0')).join(':');
  return new Date(`${day}T${time}.${(found?.part ?? '').padEnd(3, '0')}+09:00`);
}

function dayOf(dayText: string, text: string): IsoDate {
  try {
    return readDate(dayText);
  } catch {
    throw unreadable(text);
  }
}

function unreadable(text: string): InvalidInput {
  return new InvalidInput(
    `日時「${text}」を読み取れません。「2026-10-01 09:05」「令和8年10月1日 9時5分」のように入力してください。`,
    text,
  );
}
