/**
 * A number in [0, 1) that depends on nothing but the words given: the same words, the same number, in whatever
 * order the city is made. (FNV-1a over the UTF-16 units, then the finishing steps of MurmurHash3.)
 */
export function noise(...words: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const unit of words.join('\u0000').split('')) {
    hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A number between `low` and `high`, by the same rule. */
export function noiseBetween(low: number, high: number, ...words: (string | number)[]): number {
  return low + (high - low) * noise(...words);
}
