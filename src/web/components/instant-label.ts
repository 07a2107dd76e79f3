const inTokyo = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  dateStyle: 'medium',
  timeStyle: 'short',
});

/** An instant for screens, in Japan's time: `2026/11/15 12:00`. */
export function instantLabel(instant: Date): string {
  return inTokyo.format(instant);
}
