import { tokyoDate } from './clock.js';
import { dayLabel } from './japanese-era.js';

const timeInTokyo = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** An instant in a sentence, in Japan's time: `2026年11月15日（令和8年11月15日）12:00`. */
export function instantInWords(instant: Date): string {
  return `${dayLabel(tokyoDate(instant))}${timeInTokyo.format(instant)}`;
}
