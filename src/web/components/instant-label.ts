import { tokyoDate } from '../../kernel/clock.js';
import { NO_FIGURE } from '../../kernel/figure-words.js';
import { eraYear } from '../../kernel/japanese-era.js';

const inTokyo = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  dateStyle: 'medium',
  timeStyle: 'short',
});

/** An instant with who did it then; 「―」 where that has not happened. */
export function instantBy(at: Date | null, by: string | null): string {
  return at === null ? NO_FIGURE : `${instantLabel(at)} ${by ?? ''}`;
}

/** An instant for screens, in Japan's time: `2026/11/15（令和8年）12:00`. */
export function instantLabel(instant: Date): string {
  const [day, time] = inTokyo.format(instant).split(' ');
  return `${day}（${eraYear(tokyoDate(instant))}）${time}`;
}
