/** A sentence of the checks as it stands beside its own row: it need not name the procedure again. */
export function shortened(message: string, name: string): string {
  const [itself, of] = [`「${name}」`, `「${name}」の`];
  if (message.startsWith(of)) return message.slice(of.length);
  return message.startsWith(itself) ? `この手続${message.slice(itself.length)}` : message;
}
