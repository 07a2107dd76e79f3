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
