const DAY_MS = 86_400_000;

/** The furthest end of a new token. */
export const LONGEST_TOKEN_DAYS = 366;

/** The end of a token for which none is named. */
const DEFAULT_TOKEN_DAYS = 365;

/** When a token for which no end is named ends. */
export function defaultEnd(now: Date): Date {
  return new Date(now.getTime() + DEFAULT_TOKEN_DAYS * DAY_MS);
}

/** What is wrong with the end of a new token, in Japanese; null where nothing is. */
export function endFault(expiresAt: Date, now: Date): string | null {
  const remainingMs = expiresAt.getTime() - now.getTime();
  if (!(remainingMs > 0)) return '有効期限は、現在より後の日時を指定してください。';
  return remainingMs > LONGEST_TOKEN_DAYS * DAY_MS
    ? `有効期限は、${LONGEST_TOKEN_DAYS}日以内で指定してください。`
    : null;
}
