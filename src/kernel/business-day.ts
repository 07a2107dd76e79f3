import { addDays, parseDate, type IsoDate } from './date.js';

/** A holiday as the law puts it: on a day, on the n-th Monday of a month, or at an equinox. */
type HolidayRule = { readonly name: string; readonly month: number } & (
  { readonly day: number } | { readonly monday: number } | { readonly equinox: 'spring' | 'autumn' }
);

/** The days on which offices are closed besides Saturdays and Sundays; see `config/holidays.json`. */
export interface HolidayCalendar {
  /** First year for which the rules hold. */
  readonly from: number;
  readonly holidays: readonly HolidayRule[];
  /** 年末年始: days `MM-DD` of every year. */
  readonly closed: { readonly name: string; readonly days: readonly string[] };
}

const SUNDAY = 0;
const MONDAY = 1;
const SATURDAY = 6;

/**
 * Why offices are closed on a day: 日曜日, 土曜日, the holiday's name, 振替休日, 国民の休日 or 年末年始; null on a business
 * day. Years before the calendar's first know Saturdays and Sundays only.
 */
export function closedBecause(date: IsoDate, calendar: HolidayCalendar): string | null {
  const holiday = holidayName(date, calendar);
  if (holiday !== null) return holiday;
  const { closed, from } = calendar;
  if (yearOf(date) >= from && closed.days.includes(date.slice(5))) return closed.name;
  const weekday = weekdayOf(date);
  if (weekday === SUNDAY) return '日曜日';
  return weekday === SATURDAY ? '土曜日' : null;
}

/** The day itself where offices are open, else the first one after it on which they are. */
export function onOrAfterBusinessDay(date: IsoDate, calendar: HolidayCalendar): IsoDate {
  let day = date;
  while (closedBecause(day, calendar) !== null) day = addDays(day, 1);
  return day;
}

/** The `count`-th day after a day on which offices are open; before it when negative, the day itself when 0. */
export function addBusinessDays(date: IsoDate, count: number, calendar: HolidayCalendar): IsoDate {
  const step = Math.sign(count);
  let day = date;
  for (let remaining = Math.abs(count); remaining > 0; remaining -= 1) {
    do day = addDays(day, step);
    while (closedBecause(day, calendar) !== null);
  }
  return day;
}

/**
 * The national holiday on a day, or null. 国民の祝日に関する法律 art. 2; art. 3(2): where a holiday falls on a Sunday,
 * the next day that is no holiday is one (振替休日); art. 3(3): a day between two holidays is one (国民の休日).
 */
export function holidayName(date: IsoDate, calendar: HolidayCalendar): string | null {
  const own = statutory(date, calendar);
  if (own !== null) return own;
  for (let day = addDays(date, -1); statutory(day, calendar) !== null; day = addDays(day, -1)) {
    if (weekdayOf(day) === SUNDAY) return '振替休日';
  }
  const between =
    statutory(addDays(date, -1), calendar) !== null && statutory(addDays(date, 1), calendar) !== null;
  return between ? '国民の休日' : null;
}

function statutory(date: IsoDate, { holidays, from }: HolidayCalendar): string | null {
  const year = yearOf(date);
  if (year < from) return null;
  return holidays.find((rule) => dayOf(rule, year) === date)?.name ?? null;
}

function dayOf(rule: HolidayRule, year: number): IsoDate {
  const day =
    'day' in rule
      ? rule.day
      : 'monday' in rule
        ? nthMonday(year, rule.month, rule.monday)
        : equinoxDay(year, rule.equinox);
  return dateFrom(year, rule.month, day);
}

function nthMonday(year: number, month: number, n: number): number {
  const first = weekdayOf(dateFrom(year, month, 1));
  return 1 + ((MONDAY - first + 7) % 7) + (n - 1) * 7;
}

/**
 * The day of the month of an equinox in Japan's time, 1980 to 2099: the usual approximation from the mean tropical
 * year, which agrees with every day announced so far. The law leaves the day to the announcement of the February
 * before.
 */
function equinoxDay(year: number, which: 'spring' | 'autumn'): number {
  const base = which === 'spring' ? 20.8431 : 23.2488;
  const years = year - 1980;
  return Math.floor(base + 0.242194 * years - Math.floor(years / 4));
}

function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

function weekdayOf(date: IsoDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

function dateFrom(year: number, month: number, day: number): IsoDate {
  return parseDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}
