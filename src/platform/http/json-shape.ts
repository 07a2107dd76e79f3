const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** How deep arrays and objects stand in each other, and how many commas and colons part their values. */
export interface JsonShape {
  depth: number;
  parts: number;
}

/**
 * The shape of a JSON text before anything is made of it, in one pass over its bytes that ends where a limit is
 * passed. Says nothing of whether the text is JSON.
 */
export function jsonShape(bytes: Uint8Array, limits: JsonShape): JsonShape {
  let [depth, deepest, parts, inText] = [0, 0, 0, false];
  for (let at = 0; at < bytes.length && deepest <= limits.depth && parts <= limits.parts; at += 1) {
    const byte = bytes[at];
    if (inText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === COMMA || byte === COLON) parts += 1;
    else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) deepest = Math.max(deepest, (depth += 1));
    else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) depth -= 1;
  }
  return { depth: deepest, parts };
}

const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

/** Whether a parsed JSON text holds half a character (a lone surrogate), in a value or a name. */
export function holdsHalfCharacter(text: string, parsed: unknown): boolean {
  return SURROGATE_ESCAPE.test(text) && isHalf(parsed);
}

/** The depth is bounded before a text is parsed. */
function isHalf(value: unknown): boolean {
  if (typeof value === 'string') return /\p{Cs}/u.test(value);
  if (Array.isArray(value)) return value.some(isHalf);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, part]) => isHalf(name) || isHalf(part));
}

/** Whether a body out of JSON holds a list directly within a list: no request of ours has one. */
export function holdsListInList(body: unknown): boolean {
  const open: unknown[] = [body];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    const parts: unknown[] = Object.values(value);
    if (Array.isArray(value) && parts.some(Array.isArray)) return true;
    for (const part of parts) open.push(part);
  }
  return false;
}
