import { type FormBody } from './form-body.js';

const [AMPERSAND, PERCENT] = [0x26, 0x25];

/** How many fields a form posts, counted before any of them is read. */
export function fieldCount(bytes: Uint8Array, most: number): number {
  let count = bytes.length === 0 ? 0 : 1;
  for (let at = 0; at < bytes.length && count <= most; at += 1) if (bytes[at] === AMPERSAND) count += 1;
  return count;
}

/** The fields of `application/x-www-form-urlencoded`. Undefined where a text is no UTF-8. */
export function formFields(text: string): FormBody | undefined {
  const fields = Object.create(null) as Record<string, string | string[]>;
  for (const part of text.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = decoded(equals < 0 ? part : part.slice(0, equals));
    const value = equals < 0 ? '' : decoded(part.slice(equals + 1));
    if (name === undefined || value === undefined) return undefined;
    const earlier = fields[name];
    if (earlier === undefined) fields[name] = value;
    else if (typeof earlier === 'string') fields[name] = [earlier, value];
    else earlier.push(value);
  }
  return fields;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** Whether what an address encodes by `%` is UTF-8. A `%` that encodes nothing stands for itself. */
export function isReadableAddress(url: string): boolean {
  for (const [run] of url.matchAll(/(?:%[0-9a-f]{2})+/gi)) {
    try {
      decodeURIComponent(run);
    } catch {
      return false;
    }
  }
  return true;
}

/** The value of the first field where its name is `name`, from what has come of a form so far. */
export function firstField(start: Uint8Array, name: string): string | undefined {
  const end = start.indexOf(AMPERSAND);
  const text = Buffer.from(end < 0 ? start : start.subarray(0, end)).toString('latin1');
  return text.startsWith(`${name}=`) && !text.includes(String.fromCharCode(PERCENT))
    ? text.slice(name.length + 1)
    : undefined;
}
