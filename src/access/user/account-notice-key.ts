const FORM = /^account\.([1-9]\d{0,17})$/;

/** The key of the owed work `notice` that notifies a user of an event of the user's account: `account.<event>`. */
export function accountNoticeKey(eventId: number): string {
  return `account.${eventId}`;
}

/** The event that such a key names; null for the key of another notice. */
export function eventOfNotice(key: string): number | null {
  const id = FORM.exec(key)?.[1];
  return id === undefined ? null : Number(id);
}
