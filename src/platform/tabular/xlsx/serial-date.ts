const DAY_SECONDS = 86_400;
/** Days of 1970-01-01 in each of the two ways of counting. */
const UNIX_EPOCH_1900 = 25_569;
const UNIX_EPOCH_1904 = 24_107;
const LAST_DAY_1900 = 2_958_465;
/** Excel counts a 29 February 1900 that never was. */
const LEAP_DAY_1900 = 60;

/**
 * The text of a serial number of days: `YYYY-MM-DD`, with ` HH:MM:SS` behind it unless it is midnight. `undefined`
 * where the number is no day. In no time zone: it is what the sheet shows.
 */
export function serialDateText(serial: number, dates1904: boolean): string | undefined {
  const seconds = Math.round(serial * DAY_SECONDS);
  const first = dates1904 ? 0 : 1;
  const last = dates1904 ? LAST_DAY_1900 - 1462 : LAST_DAY_1900;
  const day = Math.floor(seconds / DAY_SECONDS);
  if (!(day >= first && day <= last) || (!dates1904 && day === LEAP_DAY_1900)) return undefined;
  const epoch = dates1904 ? UNIX_EPOCH_1904 : UNIX_EPOCH_1900;
  const shift = !dates1904 && day < LEAP_DAY_1900 ? 1 : 0;
  const text = new Date((seconds + (shift - epoch) * DAY_SECONDS) * 1000).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

/** The text of a time of day, `HH:MM:SS`: what lies behind the point of a serial number. */
export function serialTimeText(serial: number): string {
  const seconds = Math.round((serial - Math.floor(serial)) * DAY_SECONDS) % DAY_SECONDS;
  return new Date(seconds * 1000).toISOString().slice(11, 19);
}
