import { type IsoDate } from '../../kernel/date.js';
import { eraDate } from '../../kernel/japanese-era.js';

/** A day for screens, in both calendars: `2026年10月31日（令和8年10月31日）`. */
export function dayLabel(date: IsoDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日（${eraDate(date)}）`;
}

const inTokyo = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  dateStyle: 'medium',
  timeStyle: 'short',
});

/** An instant for screens, in Japan's time: `2026/11/15 12:00`. */
export function instantLabel(instant: Date): string {
  return inTokyo.format(instant);
}
