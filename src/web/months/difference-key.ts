import { type TakeoverKeyDto } from '../../achievement/correction/correction.dto.js';
import { TAKEOVER_ASPECTS, TAKEOVER_KINDS } from '../../achievement/correction/takeover.js';

/** A difference as the box of its row names it: kind, aspect and subject; the subject may hold any sign. */
export function differenceKey({ kind, subject, what }: TakeoverKeyDto): string {
  return `${kind} ${what} ${subject}`;
}

/** Reads such a name; null for any other text. */
export function readDifferenceKey(text: string): TakeoverKeyDto | null {
  const [kindText, whatText, ...rest] = text.split(' ');
  const kind = TAKEOVER_KINDS.find((one) => one === kindText);
  const what = TAKEOVER_ASPECTS.find((one) => one === whatText);
  return kind && what && rest.length > 0 ? { kind, what, subject: rest.join(' ') } : null;
}
