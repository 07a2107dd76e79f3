/**
 * Whether the client has this answer already, by its If-None-Match header (RFC 9110, 13.1.2): tags are compared without
 * regard to which of them is weak, and `*` is any answer.
 */
export function hasAlready(header: string | undefined, etag: string): boolean {
  if (header?.trim() === '*') return true;
  const known = header?.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return known.some((one) => opaque(one) === opaque(etag));
}

const opaque = (etag: string) => etag.replace(/^W\//, '');
